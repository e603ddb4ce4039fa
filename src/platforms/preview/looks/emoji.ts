/** The emoji names that messages use, as Slack spells them. A name that is not here stays text, as on Slack. */

const emoji: Readonly<Record<string, string>> = {
  "+1": "👍",
  "-1": "👎",
  alarm_clock: "⏰",
  arrow_left: "⬅️",
  arrow_right: "➡️",
  ballot_box_with_ballot: "☑️",
  bell: "🔔",
  bookmark: "🔖",
  books: "📚",
  calendar: "📅",
  spiral_calendar_pad: "🗓️",
  bulb: "💡",
  eyes: "👀",
  heavy_check_mark: "✔️",
  hourglass_flowing_sand: "⏳",
  information_source: "ℹ️",
  link: "🔗",
  mag: "🔍",
  newspaper: "📰",
  page_facing_up: "📄",
  paperclip: "📎",
  pushpin: "📌",
  question: "❓",
  speech_balloon: "💬",
  star: "⭐",
  tada: "🎉",
  thumbsup: "👍",
  warning: "⚠️",
  wave: "👋",
  white_check_mark: "✅",
  x: "❌",
};

export function emojiFor(name: string): string | undefined {
  return Object.hasOwn(emoji, name) ? emoji[name] : undefined;
}

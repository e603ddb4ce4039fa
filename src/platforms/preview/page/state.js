/** What this window looks at. Kept for the window, so that two windows can be two people. */

const kept = JSON.parse(sessionStorage.getItem("paperboy") ?? "{}");

export const state = {
  person: kept.person ?? "ana",
  zone: kept.zone ?? "",
  channel: kept.channel ?? "",
  thread: kept.thread,
  view: kept.view ?? "both",
  /** Filled when the page has asked for it. */
  setup: undefined,
  /** Messages by id, in order. */
  entries: new Map(),
  /** How many arrived in channels that are not open, by channel. */
  unread: new Map(),
};

export function keep(changes) {
  Object.assign(state, changes);
  const { person, zone, channel, thread, view } = state;
  sessionStorage.setItem("paperboy", JSON.stringify({ person, zone, channel, thread, view }));
}

export const channelNow = () => state.setup.channels.find((channel) => channel.id === state.channel);
export const personNow = () => state.setup.people.find((person) => person.key === state.person);
export const zoneNow = () => state.zone || personNow().zone;

/** The look that messages are pressed and forms are opened in. */
export function lookNow() {
  return state.view === "slack" || state.view === "discord" ? state.view : channelNow().look;
}

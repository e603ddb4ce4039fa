/** HTML by template: whatever is put in is escaped, unless it is HTML already. */

/** Markup that is safe to put into a page. Only `html` makes it. */
export interface Html {
  readonly markup: string;
}

export type Insert = Html | string | number | false | undefined | readonly Insert[];

/** `html\`<b>${name}</b>\`` escapes `name`; nested Html stays; false and undefined leave nothing. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  let markup = parts[0] ?? "";
  for (const [index, insert] of inserts.entries()) markup += render(insert) + (parts[index + 1] ?? "");
  return { markup };
}

export const nothing: Html = { markup: "" };

function render(insert: Insert): string {
  if (insert === undefined || insert === false) return "";
  if (typeof insert === "string") return escapeHtml(insert);
  if (typeof insert === "number") return String(insert);
  if (isList(insert)) return insert.map(render).join("");
  return insert.markup;
}

const isList = (insert: Insert): insert is readonly Insert[] => Array.isArray(insert);

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

/** The address when a browser may follow it from a chat message, undefined for `javascript:` and its like. */
export function safeAddress(address: string): string | undefined {
  return URL.canParse(address) && /^(?:https?|mailto):$/.test(new URL(address).protocol)
    ? address
    : undefined;
}

/** A link that opens elsewhere and tells the other site nothing; plain text when the address is not one to follow. */
export function anchor(label: Insert, address: string): Html {
  const safe = safeAddress(address);
  if (safe === undefined) return html`${label}`;
  return html`<a href="${safe}" target="_blank" rel="noopener noreferrer nofollow">${label}</a>`;
}

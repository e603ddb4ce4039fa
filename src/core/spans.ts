/** Text as data. Nothing in a span is markup until a platform draws it, so nothing in it can ping or format. */

export type Style = "strong" | "emphasis" | "code";

export type Span =
  | { readonly type: "text"; readonly text: string; readonly style?: Style }
  | { readonly type: "link"; readonly text: string; readonly url: string }
  /**
   * An instant in ms since 1970 UTC, shown in the reader's own zone where the platform can. `told` is the same
   * in words with its zone, for where it cannot: `Mon 3 Nov 2025, 09:00 (Europe/Berlin)`.
   */
  | {
      readonly type: "time";
      readonly at: number;
      readonly told: string;
      readonly show: "date" | "time" | "full";
    }
  /** A person of the platform the reply is drawn for. Only a span with `ping` may notify them. */
  | { readonly type: "person"; readonly id: string; readonly name: string; readonly ping?: true }
  | { readonly type: "channel"; readonly id: string; readonly name: string };

/** What functions accept where spans are wanted: plain text stands for one unstyled span. */
export type Text = string | Span | readonly (string | Span)[];

/** Plain text, strings of one span, or a mixture, as spans; empty strings vanish. */
export function spans(text: Text): readonly Span[] {
  const parts = typeof text === "string" || !Array.isArray(text) ? [text as string | Span] : text;
  return parts
    .map((part): Span => (typeof part === "string" ? { type: "text", text: part } : part))
    .filter((span) => span.type !== "text" || span.text !== "");
}

export const strong = (text: string): Span => ({ type: "text", text, style: "strong" });
export const emphasis = (text: string): Span => ({ type: "text", text, style: "emphasis" });
export const code = (text: string): Span => ({ type: "text", text, style: "code" });
export const link = (text: string, url: string): Span => ({ type: "link", text, url });

/** The same content without any styling, as a screen reader would say it. */
export function plainText(parts: readonly Span[]): string {
  return parts.map(plainSpan).join("");
}

function plainSpan(span: Span): string {
  switch (span.type) {
    case "text":
      return span.text;
    case "link":
      return span.text === span.url ? span.url : `${span.text} (${span.url})`;
    case "time":
      return span.told;
    case "person":
      return `@${span.name}`;
    case "channel":
      return `#${span.name}`;
  }
}

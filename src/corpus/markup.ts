/**
 * Titles and abstracts without the little markup that JSON sources put into them. Sources: "CSL 1.0.2 Specification", rich
 * text in fields; Crossref's "Face markup" (HTML names, JATS and MathML); entities as HTML names them.
 */

const MARKUP = /[<&]/;
const RAISED = /<(sub|sup)>([^<>]{1,40})<\/\1>/gi;
const TAG =
  /<\/?(?:i|b|em|strong|sub|sup|sc|scp|tt|u|p|br|span|italic|bold|title|(?:jats|mml):[a-z-]{1,20}|math|m[inos]|mrow|msu[bp]|msubsup|mtext|mfrac|msqrt)(?:\s+[\w:-]+=[^<>]{0,300})?\s*\/?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** Without tags and entities; what stands low or high becomes LaTeX, which is read later. Linear in the text. */
export function withoutMarkup(text: string): string {
  if (!MARKUP.test(text)) return text;
  return text
    .replace(
      RAISED,
      (_, name: string, said: string) => `$${name.toLowerCase() === "sub" ? "_" : "^"}{${said}}$`,
    )
    .replace(TAG, "")
    .replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return point > 0x10ffff ? whole : String.fromCodePoint(point);
    });
}

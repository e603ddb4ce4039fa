/**
 * LaTeX as people read it. Abstracts carry a little of it (`$\ell_{0}$`, `$63.5\%$`, `\emph{…}`, `Erd\H{o}s`);
 * what has a plain Unicode form gets it, the rest loses only its markup. Not a TeX engine.
 */

import { ACCENTS, COMMANDS, LETTERS, SUBSCRIPTS, SUPERSCRIPTS } from "./latex-tables.ts";

/**
 * Resolves LaTeX in running text. A dollar opens a formula only when no space follows it and closes one only when no
 * space precedes it and no digit follows it (Pandoc's rule), so `between $5 and $10` stays as it is. Linear in the text.
 */
export function readLatex(text: string): string {
  if (!/[\\$~{}`]|''|--/.test(text)) return text;
  const formulas = text
    .replace(/\\\$/g, "\uE000")
    .replace(/\$\$([^$]{1,600})\$\$/g, (_, body: string) => formula(body))
    .replace(/\$(?=\S)([^$]{1,600}?)(?<=\S)\$(?!\d)/g, (_, body: string) => formula(body))
    .replace(/\\\(([^$]{1,600}?)\\\)/g, (_, body: string) => formula(body));
  return prose(formulas).replaceAll("\uE000", "$");
}

/** What stands between dollars: spaces carry no meaning there, letters are single symbols. */
function formula(body: string): string {
  const spaced = body
    .replace(/\\[,;:! ]/g, " ")
    .replace(/\\(?:left|right|big|Big)(?![A-Za-z])/g, "")
    // A relation written with spaces keeps them; a command swallows the space after it otherwise.
    .replace(
      /\s+(\\(?:leq?|geq?|ll|gg|neq?|approx|sim|equiv|propto|in|to|rightarrow|times|pm|cdot)(?![A-Za-z]))\s*/g,
      "{} $1{} ",
    );
  return scripts(commands(spaced)).replace(/[{}]/g, "").replace(/\s+/g, " ").trim();
}

function prose(text: string): string {
  return (
    commands(text)
      // `G{\"o}del` and `{B}ERT`: braces around one letter only protect it.
      .replace(/\{(\p{L}\p{M}*)\}/gu, "$1")
      .replace(/(?<=\S)~(?=\S)/g, " ")
      .replace(/``|''/g, '"')
      .replace(/(?<=\S\s?)---(?=\s?\S)/g, "—")
      .replace(/(?<=\d)--(?=\d)/g, "–")
      .replace(/\\\\/g, " ")
  );
}

/** `\emph{x}` -> x, `\'e` -> é, `\alpha` -> α, `\%` -> %. Unknown commands keep their argument and lose their name. */
function commands(text: string): string {
  if (!text.includes("\\")) return text;
  let out = text
    .replace(/\\(["'`^~=.])\s*(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))/g, accent)
    .replace(/\\([Hcdkruv])\s*\{\s*\\?([A-Za-z])\s*\}/g, accent);
  // From the inside out, so that nested braces resolve; four levels are more than abstracts have.
  for (let level = 0; level < 4 && /\\[A-Za-z]+\s*\{/.test(out); level += 1) {
    const before = out;
    out = out
      .replace(/\\(?:cite[tp]?|label|ref|footnote)\*?\s*\{[^{}]*\}/g, "")
      .replace(/\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$2")
      .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2")
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, (_, body: string) => (body.length > 1 ? `√(${body})` : `√${body}`))
      .replace(/\\mathbb\s*\{([A-Z])\}/g, (_, letter: string) => LETTERS[letter] ?? letter)
      .replace(
        /\\(?:emph|text[a-z]*|math[a-z]*|operatorname|boldsymbol|bm|url|mbox|ensuremath|underline|overline|hat|tilde|bar|vec)\*?\s*\{([^{}]*)\}/g,
        "$1",
      );
    if (out === before) break;
  }
  return out
    .replace(/\\([A-Za-z]+)\s?/g, (whole, name: string) => {
      const symbol = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
      if (symbol === undefined) return name.length > 1 ? (whole.endsWith(" ") ? `${name} ` : name) : whole;
      return /^[a-z]/i.test(symbol) && whole.endsWith(" ") ? `${symbol} ` : symbol;
    })
    .replace(/\\([%&_#{}])/g, "$1");
}

function accent(_: string, mark: string, braced: string, bare?: string): string {
  return `${braced ?? bare ?? ""}${ACCENTS[mark] ?? ""}`.normalize("NFC");
}

/** `_{0}` -> ₀ and `^2` -> ², when every character has such a form; else the script is kept in a readable way. */
function scripts(text: string): string {
  return text.replace(/([_^])(?:\{([^{}]*)\}|(\S))/g, (_, kind: string, group?: string, single?: string) => {
    const body = (group ?? single ?? "").trim();
    const table = kind === "_" ? SUBSCRIPTS : SUPERSCRIPTS;
    const raised = [...body].map((character) => table[character]);
    if (raised.every((character) => character !== undefined)) return raised.join("");
    return body.length === 1 ? `${kind}${body}` : `${kind}(${body})`;
  });
}

/** How much a run of words looks like an author's name, by its shape alone. Used to cut titles from authors. */

const PARTICLES = new Set(
  "van von der den de del della di da dos das du la le el al bin ibn ben ter ten zu zur af av e y i st. st".split(
    " ",
  ),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
/** Words that end the names under which groups sign. */
const GROUP_WORDS = new Set(
  "team teams ai lab labs research group groups collaboration consortium workshop project communication foundation institute university community initiative authors inc llm".split(
    " ",
  ),
);
/** Beginnings of group names that hold an inner capital or nothing but capitals: a hint where shape alone cannot say. */
const GROUP_HEADS =
  /^(?:ATLAS|AI2|BigCode|BigScience|ByteDance|CERN|CMS|DeepMind|DeepSeek|EleutherAI|GLM|HuggingFace|IBM|InternLM|LAION|LCM|LIGO|LHCb|MetaAI|MiniMax|MosaicML|NLLB|NVIDIA|OpenAI|OpenBMB|OLMo|SenseTime|StepFun|TensorFlow|xAI)\b/;

/** Words that are never part of a person's name: joining words in lower case, words of the field in any. */
const NEVER =
  /^(?:(?:a|an|and|are|as|at|be|by|can|do|does|for|from|how|in|into|is|it|its|not|on|or|over|than|that|the|their|to|under|using|via|we|what|when|where|why|with|without)|[Ll]earning|[Nn]etworks?|[Mm]odels?|[Ll]anguages?|[Nn]eural|And|For|From|How|Its|The|Their|Using|Via|What|When|Where|Why|With)$/;

/** -6..2 for one word of a name; `first` and `last` tell its place. */
function wordShape(word: string, first: boolean, last: boolean): number {
  if (PARTICLES.has(word)) return first || last ? -2 : 0.6;
  if (NEVER.test(word)) return -5;
  if (last && !first && SUFFIX.test(word)) return 0.3;
  if (/^\p{Lu}[\p{Ll}\p{M}]+$/u.test(word)) return 1.2;
  if (/^\p{Lu}\p{Ll}?\.(?:-?\p{Lu}\p{Ll}?\.)*$/u.test(word)) return last ? -1 : 1;
  if (/^\p{Lu}[\p{Ll}\p{M}]*(?:[-‐’'ʻ`]\p{L}[\p{Ll}\p{M}]*)+$/u.test(word)) return 1.1;
  if (/^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Ver|Fitz|El|Al|O['’]|D['’])\p{Lu}[\p{Ll}\p{M}]+$/u.test(word))
    return 0.7;
  if (/^\p{Lu}[\p{Ll}\p{M}]+-\p{Lu}\.$/u.test(word)) return 0.8;
  if (/^\p{Lu}$/u.test(word)) return last ? 0 : 0.5;
  if (/^\p{Lu}{2}$/u.test(word)) return first ? 0.1 : -0.8;
  if (/^\p{Lu}{3,}$/u.test(word)) return -1;
  if (/^\p{Ll}/u.test(word)) return -3;
  if (/\p{N}/u.test(word)) return -3;
  if (/[^\p{L}\p{M}\p{N}.'’-]/u.test(word)) return -4;
  return -1;
}

/** Whether the name is that of a group: `Qwen Team`, `DeepSeek-AI`, `OpenAI`, `AI@Meta`. */
export function isGroupName(name: string): boolean {
  const words = name.split(" ");
  if (words.length > 4) return false;
  const parts = words.flatMap((word) => word.split(/[-@]/)).map((part) => part.toLowerCase());
  if (parts.length > 1 && (GROUP_WORDS.has(parts.at(-1) ?? "") || /^(?:team|ai)$/.test(parts[0] ?? ""))) {
    return /^[\p{Lu}\p{N}]/u.test(name) && !words.some((word) => NEVER.test(word) && word !== "for");
  }
  return words.length === 1 && /^\p{Lu}[\p{L}\p{N}]*(?:AI|LM|LLM)$/u.test(name);
}

/**
 * Where a second word seems stuck to a first inside one word, or -1: `ModelDeep`, `IIXiangjun`, `HubAJ`; not in `McKay`,
 * `DeMarco`, `LLMs` or `O'Brien`.
 */
export function innerSeam(word: string): number {
  const usual =
    /^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Ver|Fitz|El|Al|O['’]|D['’])(?=\p{Lu}\p{Ll})/u.exec(word)?.[0].length ??
    0;
  const rest = word.slice(usual);
  const found = /(?<=[\p{Ll}\p{N}])\p{Lu}|(?<=\p{Lu})\p{Lu}(?=\p{Ll}(?!\b)\p{Ll}|[\p{Ll}]{2})/u.exec(rest);
  return found === null ? -1 : usual + found.index;
}

/** How much `name` looks like an author: about 2 for a usual one, negative for what is none. */
export function nameShape(name: string): number {
  const words = name.split(" ");
  const hinted = words.some((word) => GROUP_HEADS.test(word));
  if (isGroupName(name)) {
    const seams = words.filter((word) => innerSeam(word) > 0 && !GROUP_HEADS.test(word)).length;
    return (hinted ? 2.6 : 1.9) - 0.8 * seams - (words.length > 2 ? 0.6 * (words.length - 2) : 0);
  }
  if (
    hinted &&
    words.length <= 3 &&
    words.every((word) => GROUP_HEADS.test(word) || /^\p{Lu}\p{Ll}+$/u.test(word))
  )
    return 2.4;
  // One word alone: a firm such as `NVIDIA` or `MiniMax` rather than a person.
  if (words.length === 1 && /^(?:\p{Lu}{4,}|\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+)$/u.test(name)) return -0.9;
  const byLength = [-9, -3.2, 0, -0.2, -0.9, -2.2, -4][words.length] ?? -9;
  const shapes = words.map((word, index) => wordShape(word, index === 0, index === words.length - 1));
  const seams = words.filter((word) => innerSeam(word) > 0).length;
  const mean = shapes.reduce((sum, shape) => sum + shape, 0) / shapes.length;
  return byLength + mean + Math.min(...shapes) - 2.5 * seams;
}

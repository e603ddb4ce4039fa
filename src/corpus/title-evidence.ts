/** What the titles of two records say: the same, cut short, run into other fields, or of two papers. */

import type { Evidence, Term } from "./evidence.ts";
import type { Prepared } from "./prepared.ts";
import { align } from "./title-alignment.ts";
import { type Contradiction, contradictionOf } from "./title-kinds.ts";
import { leftover } from "./title-leftover.ts";
import { type Shape, shapeOf } from "./title-shape.ts";

export interface TitleEvidence extends Evidence {
  /** Many papers bear the title. */
  readonly generic: boolean;
  /** Nothing but slips between the titles. */
  readonly equal: boolean;
  /** The titles are too far apart for anything else to matter. */
  readonly apart: boolean;
  /** One title lacks what the other sets off by a colon, or what stands behind it, and that is all. */
  readonly beyond: "subtitle" | "tail" | undefined;
}

/** Below this share of common words two titles have nothing to do with each other. */
const APART_BELOW = 0.34;

/** The evidence of the titles; undefined when there is none to compare. O(n·m) in their words, of which eighty count. */
export function titleEvidence(a: Prepared, b: Prepared): TitleEvidence | undefined {
  if (a.words.length === 0 || b.words.length === 0) return undefined;
  const alignment = align(a.words, b.words, a.addedFrom, b.addedFrom);
  const [onlyA, onlyB] = [leftover(a, b, alignment.partnerOfA), leftover(b, a, alignment.partnerOfB)];
  // A name before the colon that one of them lacks says little; two names say that there are two things.
  const named = onlyA.nickname > 0 !== onlyB.nickname > 0;
  const left = onlyA.weight - (named ? onlyA.nickname : 0);
  const right = onlyB.weight - (named ? onlyB.nickname : 0);
  const { slips, both } = alignment;
  const less = Math.min(left, right);
  const more = Math.max(left, right) - less;
  const share = both / (both + left + right || 1);
  if (share < APART_BELOW && (less >= 0.35 || both < 1)) return APART;
  const contradiction = contradictionOf(onlyA.alone, onlyB.alone);
  const equal = less < 0.25 && more < 0.25;
  const generic = (a.generic && b.generic) || ((a.generic || b.generic) && equal);
  const terms: Term[] = [["title.swapped", Math.min(less, 1)]];
  if (generic) terms.push(["title.generic", 1]);
  else terms.push(["title.common", Math.min(both, 6)]);
  if (equal && !named && !generic) terms.push([slips === 0 ? "title.exact" : "title.equal", 1]);
  if (named) terms.push(["title.nickname", 1]);
  if (contradiction !== undefined) terms.push([`title.${contradiction.kind}`, 1]);
  const longer = left > right;
  const shape =
    less < 0.35 && more >= 0.25
      ? shapeOf(longer ? a : b, longer ? b : a, longer ? onlyA : onlyB, alignment, more)
      : undefined;
  if (shape !== undefined) terms.push(...shape.terms);
  return {
    terms,
    why: inWords({ contradiction, generic, equal, named, slips, less, shape, share }),
    generic,
    equal,
    apart: false,
    beyond: contradiction === undefined ? shape?.beyond : undefined,
  };
}

const APART: TitleEvidence = {
  terms: [["title.apart", 1]],
  why: "other titles",
  generic: false,
  equal: false,
  apart: true,
  beyond: undefined,
};

interface Findings {
  readonly contradiction: Contradiction | undefined;
  readonly generic: boolean;
  readonly equal: boolean;
  readonly named: boolean;
  readonly slips: number;
  readonly less: number;
  readonly shape: Shape | undefined;
  readonly share: number;
}

function inWords({ contradiction, generic, equal, named, slips, less, shape, share }: Findings): string {
  if (contradiction !== undefined)
    return contradiction.kind === "note" ? contradiction.why : `the titles differ: ${contradiction.why}`;
  if (generic) return "a title that many papers bear";
  if (equal && named) return "the same title but for a name before the colon";
  if (equal) return slips > 0 ? "the same title but for slips" : "the same title";
  if (shape !== undefined) return shape.why;
  if (less < 0.35) return "nearly the same title";
  return share > 0.6 ? "the titles are alike but differ in words that matter" : "other titles";
}

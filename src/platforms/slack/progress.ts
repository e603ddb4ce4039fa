/**
 * How far a long command is. In a modal and in direct messages the words are put another way, and the answer takes their
 * place. Elsewhere Slack lets nothing that only one person sees be changed or taken back, so there are few remarks, ever
 * further apart, and they leave uses of the response_url to the answer.
 */

import type { Showing } from "../../core/progress.ts";
import type { Answers } from "./answer.ts";
import { CALL_MS } from "./limits.ts";
import { canRedraw, type Reach } from "./reach.ts";

/** ms after the first remark, and after the second, which are followed by one each. */
const REMARKS = [8_000, 30_000];

/** chat.update and views.update may be called some fifty times a minute (tiers 3 and 4 of "Web API rate limits"). */
const REDRAWN = 2_000;

export class Remarks implements Showing {
  readonly first = "Working on it…";
  /** A call cannot be called back, and one that came after the answer would stand in its place. */
  readonly patience = CALL_MS + 1_000;
  readonly #answers: Answers;
  readonly #where: string;
  #reach: Reach;

  /** `where` tells where the answer comes. */
  constructor(answers: Answers, reach: Reach, where: string) {
    this.#answers = answers;
    this.#reach = reach;
    this.#where = where;
  }

  /** From where the answer is to be sent. */
  get reach(): Reach {
    return this.#reach;
  }

  readonly show = async (words: string): Promise<void> => {
    const told = canRedraw(this.#reach)
      ? words
      : `${words.replace(/…$/u, "")}; the answer comes ${this.#where}.`;
    this.#reach = await this.#answers.tell(this.#reach, told);
  };

  readonly apart = (shown: number): number =>
    canRedraw(this.#reach) ? REDRAWN : (REMARKS[shown - 1] ?? Number.POSITIVE_INFINITY);
}

/** A stream of made records, several of each paper, with the truth known. */

import type { BibliographicRecord } from "../../../src/corpus/identity.ts";
import { dice } from "./dice.ts";
import { exported, medical } from "./medicine.ts";
import { miscut, moved } from "./misplaced.ts";
import { OTHERS } from "./others.ts";
import { MIXES } from "./pairs.ts";
import { makePapers } from "./papers.ts";
import { writers } from "./sources.ts";
import { CALIBRATION } from "./world-calibration.ts";

export interface MadeRecord {
  readonly record: BibliographicRecord;
  /** Records of one paper have one number. */
  readonly paper: number;
}

/** `count` records in shuffled order: one to six of each paper, a tenth of the papers with one beside them that misleads. */
export function madeRecords(count: number, seed: number): MadeRecord[] {
  const chance = dice(seed);
  const write = writers(CALIBRATION, MIXES.calibration);
  const sources = [
    write.index,
    write.library,
    write.crawler,
    write.citation,
    medical,
    exported,
    moved(write.index, MIXES.calibration.swapped),
    moved(write.crawler, MIXES.calibration.swapped),
    miscut(write.citation, CALIBRATION),
    write.preprint,
    write.manager,
  ];
  const base = makePapers(CALIBRATION, Math.ceil(count / 2), chance);
  const rules = Object.values(OTHERS);
  const made: MadeRecord[] = [];
  let number = 0;
  for (const paper of base) {
    const alike = chance.chance(0.1) ? chance.pick(rules)(paper, CALIBRATION, chance) : [paper];
    for (const one of alike) {
      number += 1;
      const copies = 1 + chance.below(chance.chance(0.1) ? 6 : 3);
      for (let copy = 0; copy < copies; copy += 1)
        made.push({ record: chance.pick(sources)(one, chance), paper: number });
    }
    if (made.length >= count) break;
  }
  return chance.shuffled(made.slice(0, count));
}

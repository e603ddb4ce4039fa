import fc from "fast-check";
import { expect, test } from "vitest";
import { BlockTable } from "../../src/corpus/block-table.ts";

/** The same in the plainest way. */
class Naive {
  readonly #blocks = new Map<number, number[]>();

  meet(key: number, record: number, largest: number, visit: (other: number) => void): void {
    const members = this.#blocks.get(key);
    if (members === undefined) this.#blocks.set(key, [record]);
    else if (members.length < largest && members.at(-1) !== record) {
      for (const other of members.toReversed()) visit(other);
      members.push(record);
    }
  }
}

test("tells what a map of lists tells, however many keys and records there are", () => {
  const key = fc.oneof(fc.nat(20), fc.integer({ min: 0, max: 0xffffffff }), fc.constant(0xffffffff));
  fc.assert(
    fc.property(
      fc.array(fc.array(key, { maxLength: 8 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (records, largest) => {
        const [table, naive] = [new BlockTable(), new Naive()];
        records.forEach((keys, record) => {
          for (const one of keys) {
            const [a, b]: [number[], number[]] = [[], []];
            table.meet(one, record, largest, (other) => a.push(other));
            naive.meet(one, record, largest, (other) => b.push(other));
            expect(a).toEqual(b);
          }
        });
      },
    ),
  );
});

test("keeps its blocks while it grows", () => {
  const table = new BlockTable();
  const key = (n: number) => Math.imul(n, 0x85ebca6b) >>> 0;
  for (let n = 0; n < 20_000; n += 1) table.meet(key(n), n, 60, () => expect.unreachable());
  for (let n = 0; n < 20_000; n += 1) {
    const met: number[] = [];
    table.meet(key(n), 50_000 + n, 60, (other) => met.push(other));
    expect(met).toEqual([n]);
  }
});

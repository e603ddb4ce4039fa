import fc from "fast-check";
import { expect, test } from "vitest";
import {
  creditOnJoining,
  type LedgerEntry,
  order,
  type RotationMember,
} from "../../../src/reading/group/rotation.ts";

const DAY = 86_400_000;
const member = (name: string, more: Partial<RotationMember> = {}): RotationMember => ({
  person: `U-${name}`,
  name,
  state: "in",
  credit: 0,
  since: 0,
  ...more,
});
const took = (name: string, day: number): LedgerEntry => ({
  person: `U-${name}`,
  what: "presented",
  at: day * DAY,
});
const names = (standings: readonly { readonly name: string }[]) =>
  standings.map(({ name }) => name).join(" ");

test.each([
  ["nobody has presented: by name", ["cy", "ana", "ben"], [], [], "ana ben cy"],
  ["fewest turns first", ["ana", "ben", "cy"], [took("ana", 1)], [], "ben cy ana"],
  [
    "equal turns: longest ago",
    ["ana", "ben", "cy"],
    [took("ana", 3), took("ben", 1), took("cy", 2)],
    [],
    "ben cy ana",
  ],
  [
    "fewest before longest ago",
    ["ana", "ben"],
    [took("ana", 1), took("ana", 2), took("ben", 9)],
    [],
    "ben ana",
  ],
  ["a session to come counts as a turn", ["ana", "ben", "cy"], [], ["U-ana"], "ben cy ana"],
  [
    "an excuse is not a turn",
    ["ana", "ben"],
    [{ person: "U-ana", what: "excused" as const, at: DAY }],
    [],
    "ana ben",
  ],
] as const)("%s", (_, people, ledger, ahead, expected) => {
  expect(
    names(
      order(
        people.map((name) => member(name)),
        ledger,
        ahead,
      ),
    ),
  ).toBe(expected);
});

test("Who paused, left or cannot is not asked", () => {
  const members = [
    member("ana", { state: "paused" }),
    member("ben", { state: "left" }),
    member("cy"),
    member("dan"),
  ];
  expect(names(order(members, [], [], new Set(["U-cy"])))).toBe("dan");
});

test("A newcomer is not first, and need not catch up", () => {
  const old = [member("ben"), member("cy")];
  const ledger = [took("ben", 1), took("cy", 8), took("ben", 15), took("cy", 22)];
  const ana = member("ana", { credit: creditOnJoining(old, ledger), since: 23 * DAY });
  expect(ana.credit).toBe(2);
  expect(names(order([ana, ...old], ledger, []))).toBe("ben cy ana");
});

test("Over many sessions nobody presents twice more often than another who was there as long", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 60 }), (people, sessions) => {
      const members = Array.from({ length: people }, (_, i) => member(`m${i}`));
      const ledger: LedgerEntry[] = [];
      for (let session = 1; session <= sessions; session++) {
        const [next] = order(members, ledger, []);
        if (next === undefined) throw new Error("nobody");
        ledger.push({ person: next.person, what: "presented", at: session * DAY });
      }
      const turns = members.map(({ person }) => ledger.filter((entry) => entry.person === person).length);
      expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 50, seed: 5 },
  );
});

test("The order does not depend on the order in which members are listed", () => {
  const anyLedger = fc.array(
    fc.record({
      person: fc.constantFrom("U-a", "U-b", "U-c"),
      what: fc.constant("presented" as const),
      at: fc.integer({ min: 0, max: 9 }),
    }),
  );
  fc.assert(
    fc.property(anyLedger, (ledger) => {
      const members = ["a", "b", "c"].map((name) => member(name));
      expect(order(members.toReversed(), ledger.toReversed(), [])).toEqual(order(members, ledger, []));
    }),
    { numRuns: 50, seed: 6 },
  );
});

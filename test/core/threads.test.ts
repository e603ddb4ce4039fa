/** Who opens the thread of a message, decided once for every process. */

import { expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import { type Place, silentLog } from "../../src/core/ports.ts";
import { keptInMemory, openedThreads } from "../../src/core/threads.ts";
import { keptThreads } from "../../src/opened-threads.ts";
import { openStore } from "../../src/store/open.ts";

const clock = new TurnedClock(1_000_000);
const place: Place = { platform: "slack", tenant: "T1", channel: "C1", kind: "channel" };

const makers = {
  "in memory": async () => openedThreads(keptInMemory(), clock),
  "in the store": async () =>
    keptThreads(await openStore({ memory: true }, { clock, log: silentLog, databaseClock: false }), clock),
};

for (const [name, make] of Object.entries(makers)) {
  test(`of many at once one opens it, and all others are led to it: ${name}`, async () => {
    const threads = await make();
    const claims = await Promise.all(["a", "b", "c"].map((by) => threads.claim(place, "m1", by)));
    expect(claims.map(({ state }) => state).sort()).toEqual(["mine", "unclear", "unclear"]);
    for (const claim of claims) if (claim.state === "mine") await claim.opened("first");
    expect(await threads.claim(place, "m1", "d")).toEqual({ state: "standing", first: "first" });
    expect((await threads.claim(place, "m2", "d")).state).toBe("mine");
    expect((await threads.claim({ ...place, tenant: "T2" }, "m1", "d")).state).toBe("mine");
  });

  test(`a press told of twice is one press: ${name}`, async () => {
    const threads = await make();
    expect((await threads.claim(place, "m1", "a")).state).toBe("mine");
    expect((await threads.claim(place, "m1", "a")).state).toBe("mine");
  });

  test(`what was given up can be tried again, by one: ${name}`, async () => {
    const threads = await make();
    const first = await threads.claim(place, "m1", "a");
    if (first.state === "mine") await first.release();
    const again = await Promise.all(["b", "c"].map((by) => threads.claim(place, "m1", by)));
    expect(again.map(({ state }) => state).sort()).toEqual(["mine", "unclear"]);
  });

  test(`of those who give up somebody else's claim one goes on: ${name}`, async () => {
    const threads = await make();
    await threads.claim(place, "m1", "gone");
    const tries = await Promise.all(
      ["b", "c"].map(async (by) => {
        const claim = await threads.claim(place, "m1", by);
        if (claim.state === "unclear") await claim.release();
        return threads.claim(place, "m1", by);
      }),
    );
    expect(tries.filter(({ state }) => state === "mine")).toHaveLength(1);
  });
}

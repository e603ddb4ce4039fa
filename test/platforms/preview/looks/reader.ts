import type { Reader } from "../../../../src/platforms/preview/looks/reader.ts";

/** Ana in Lisbon, on Monday 3 November 2025 at noon UTC. */
export const ana: Reader = {
  ids: ["U1", "101"],
  zone: "Europe/Lisbon",
  now: Date.UTC(2025, 10, 3, 12),
  personName: (id) => ({ U1: "Ana", U2: "Ben", "101": "Ana", "102": "Ben" })[id],
  channelName: (id) => ({ C1: "papers", "201": "papers" })[id],
};

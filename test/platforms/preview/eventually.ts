import { expect } from "vitest";

/** Waits for what a page shows to become what is expected; long, for a busy machine with a real browser. */
export const eventually = <Of>(read: () => Of | Promise<Of>) => expect.poll(read, { timeout: 25_000 });

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { cannotListen } from "../../src/core/listening.ts";

async function listening(host: string, port: number): Promise<Error | AddressInfo> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once("error", (error) => {
      resolve(cannotListen(error, { host, port }, { port: "MY_PORT", host: "MY_HOST" }));
    });
    server.listen(port, host, () => {
      resolve(server.address() as AddressInfo);
      server.unref();
    });
  });
}

test("A port that is taken, and a host that is not here, are told with their settings", async () => {
  const there = await listening("127.0.0.1", 0);
  const port = there instanceof Error ? 0 : there.port;
  expect(await listening("127.0.0.1", port)).toMatchObject({
    message: `Port ${port} is taken, perhaps by another Paperboy: stop that one, or set MY_PORT to another port.`,
  });
  // Of the addresses for documentation (RFC 5737), which no machine has.
  expect(await listening("192.0.2.1", 0)).toMatchObject({
    message: "192.0.2.1 is no address of this machine: set MY_HOST to one that is, such as 127.0.0.1.",
  });
});

test("A port for the system alone is told, and anything else stays what it is", () => {
  const at = { host: "127.0.0.1", port: 80 };
  const denied = Object.assign(new Error("denied"), { code: "EACCES" });
  expect(cannotListen(denied, at, { port: "MY_PORT" }).message).toBe(
    "Port 80 may not be listened on by this user: set MY_PORT to one from 1024 up.",
  );
  const other = new Error("other");
  expect(cannotListen(other, at, { port: "MY_PORT" })).toBe(other);
});

/** Stands between processes and a server, and cuts the network: every connection breaks, none is made for a while. */

import { connect, createServer, type Socket } from "node:net";

export interface CutProxy {
  readonly port: number;
  /** Breaks every connection now and refuses new ones for so long (ms). */
  cut(ms: number): void;
  close(): void;
}

export async function cutProxy(target: number): Promise<CutProxy> {
  const open = new Set<Socket>();
  let away = false;
  const server = createServer((client) => {
    if (away) return void client.destroy();
    const upstream = connect(target, "127.0.0.1");
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const breakAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: address !== null && typeof address === "object" ? address.port : 0,
    cut(ms) {
      away = true;
      breakAll();
      setTimeout(() => {
        away = false;
      }, ms);
    },
    close() {
      breakAll();
      server.close();
    },
  };
}

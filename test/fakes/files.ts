/** A pretended host of attached files, which can misbehave in the ways that such hosts do. */

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface HostedFile {
  readonly body: string | Uint8Array;
  readonly type?: string;
  /** Instead of the body. */
  readonly status?: number;
  /** Sent on to this address. */
  readonly location?: string;
  /** The body over and over, without an end or a length. */
  readonly endless?: true;
  /** The token that is needed; without it one is sent to a page to sign in. */
  readonly token?: string;
}

export interface FileHost extends AsyncDisposable {
  readonly origin: string;
  /** Serves a file; its address. */
  put(name: string, file: HostedFile): string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  /** Bytes that went out. */
  readonly sent: number;
}

export async function fileHost(): Promise<FileHost> {
  const files = new Map<string, HostedFile>();
  const asked: string[] = [];
  let sent = 0;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://files").pathname;
    asked.push(path);
    const file = files.get(path);
    if (file === undefined) return void response.writeHead(404).end("gone");
    if (file.token !== undefined && request.headers.authorization !== `Bearer ${file.token}`)
      return void response.writeHead(302, { location: "/signin" }).end();
    if (file.location !== undefined) return void response.writeHead(302, { location: file.location }).end();
    if (file.status !== undefined) return void response.writeHead(file.status).end();
    response.writeHead(200, {
      "content-type": file.type ?? "application/octet-stream",
      ...(file.endless === true ? {} : { "content-length": Buffer.byteLength(file.body) }),
    });
    if (file.endless === true) return pour(response, Buffer.from(file.body));
    sent += Buffer.byteLength(file.body);
    response.end(file.body);
  });
  function pour(response: ServerResponse, body: Buffer): void {
    if (response.destroyed) return;
    sent += body.length;
    if (response.write(body)) setImmediate(() => pour(response, body));
    else response.once("drain", () => pour(response, body));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let count = 0;
  return {
    origin,
    asked,
    get sent() {
      return sent;
    },
    put(name, file) {
      count += 1;
      const path = `/attachments/${count}/${encodeURIComponent(name)}`;
      files.set(path, file);
      return `${origin}${path}`;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import type { World } from "./world.ts";

/** A picture can be shown once it was uploaded and Slack has looked at it. */
export function showsUnknownFile(blocks: string | undefined, world: World): boolean {
  const shown = [...(blocks ?? "").matchAll(/"slack_file":\{"id":"([^"]+)"\}/gu)];
  return shown.some(([, id]) => world.files.get(id ?? "")?.["mimetype"] !== "image/png");
}

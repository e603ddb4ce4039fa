/** Interactions brought to a bot's own address, signed as Discord signs them. */

import { generateKeyPairSync, sign } from "node:crypto";
import { openApiCheck } from "./openapi.ts";
import { type Deadline, firstAnswer } from "./routes-interactions.ts";
import type { Interaction, World } from "./world.ts";

const keys = generateKeyPairSync("ed25519");

/** The application's public key, as General Information shows it. */
export const PUBLIC_KEY = keys.publicKey
  .export({ format: "der", type: "spki" })
  .subarray(-32)
  .toString("hex");

/** The headers of a request with this body; `at` in ms. */
export function signed(body: string, at: number): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = sign(null, Buffer.from(timestamp + body), keys.privateKey).toString("hex");
  return {
    "content-type": "application/json",
    "x-signature-ed25519": signature,
    "x-signature-timestamp": timestamp,
  };
}

/** Sends one interaction and takes the response as its first answer, with everything that Discord would refuse. */
export async function bringSigned(
  url: string,
  world: World,
  deadline: Deadline,
  interaction: Interaction,
  event: Record<string, unknown>,
): Promise<void> {
  const body = JSON.stringify(event);
  try {
    const response = await fetch(url, { method: "POST", body, headers: signed(body, world.now()) });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const answer: unknown = await response.json();
    const faults = openApiCheck()?.("POST", `/interactions/${interaction.id}/x/callback`, answer) ?? [];
    if (faults.length > 0) throw new Error(faults.join("; "));
    firstAnswer(world, interaction, deadline, answer);
  } catch (error) {
    world.refused.push(`the endpoint's answer to ${interaction.id}: ${String(error)}`);
  }
  world.emit("changed");
}

/** `npm start` with a Discord token: a real process, asked over the pretended Discord, stopped by a signal. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pretendDiscord, TOKEN } from "../../fakes/discord/discord.ts";
import { sightOf } from "./driver.ts";

const root = join(import.meta.dirname, "../../..");

test("starts, answers /paper r1 with the real seeds, survives nonsense, and stops with 0", async () => {
  await using discord = await pretendDiscord();
  const folder = await mkdtemp(join(tmpdir(), "paperboy-start-"));
  const { DISCORD_PUBLIC_KEY: _, ...environment } = process.env;
  const child = spawn(process.execPath, ["src/main.ts", "start"], {
    cwd: root,
    env: {
      ...environment,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_BASE: discord.url,
      PAPERBOY_DATA: folder,
      SLACK_BOT_TOKEN: "",
      DATABASE_URL: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  child.stdout.on("data", (data) => {
    written += String(data);
    discord.world.emit("changed");
  });
  child.stderr.on("data", (data) => {
    written += String(data);
  });
  const ended = once(child, "exit");
  try {
    await discord.world.until(
      "the process to answer",
      () => (written.includes("answers on Discord") ? true : undefined),
      15_000,
    );
    discord.gateway.dispatch("INTERACTION_CREATE", null);
    discord.gateway.dispatch("CHANNEL_UPDATE", null);
    const asked = discord.people.command("paper", { words: "r1" });
    const answer = await discord.world.until(
      "an answer",
      () => [...discord.world.messages.values()].find((one) => one.interaction === asked.id),
      10_000,
    );
    expect(sightOf(answer).text).toContain("DeepSeek-R1: Incentivizing Reasoning Capability");
    expect(discord.world.refused).toEqual([]);
    expect(written).not.toContain(TOKEN);
  } finally {
    child.kill("SIGTERM");
    const [status] = await ended;
    await rm(folder, { recursive: true, force: true });
    expect([status, written.includes("stopping")]).toEqual([0, true]);
  }
}, 40_000);

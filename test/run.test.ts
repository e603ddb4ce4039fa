/** The command line as scripts use it: real processes, their output and their exit status. */

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const data = mkdtempSync(join(tmpdir(), "paperboy-run-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `paperboy` with these arguments, lines on standard input, and settings. */
async function paperboy(
  args: readonly string[],
  input = "",
  settings: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const running = promisify(execFile)(process.execPath, [join(root, "src/main.ts"), ...args], {
    cwd: root,
    env: { PATH: process.env["PATH"], PAPERBOY_DATA: data, ...settings },
  });
  running.child.stdin?.end(input);
  try {
    const { stdout, stderr } = await running;
    return { status: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, out: stdout, err: stderr };
  }
}

describe("paperboy /paper …", () => {
  it("draws an answer", async () => {
    const { status, out, err } = await paperboy(["/paper", "r1"]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning\n/u,
    );
    expect(out).toMatch(/\[\d\] Similar {3}\[\d\] Cite/u);
    expect(err).toBe("");
  });

  it("gives the reply as JSON", async () => {
    const { status, out } = await paperboy(["--json", "/paper", "r1"]);
    const reply = JSON.parse(out);
    expect(status).toBe(0);
    expect(Object.keys(reply)).toEqual(["audience", "blocks", "papers", "outcome"]);
    expect(reply).toMatchObject({ audience: "asker", outcome: "found" });
    expect(reply.papers[0]).toBe("deepseek-r1");
  });

  it.each([
    ["slack", (payload: { text: string; blocks: unknown[] }) => [payload.text, payload.blocks.length > 1]],
    [
      "discord",
      (payload: { components: unknown[] }) => [JSON.stringify(payload), payload.components.length > 0],
    ],
    ["text", (payload: string) => [payload, true]],
  ])("gives the payload for %s", async (as, read) => {
    const { out } = await paperboy(["--as", as, "/paper", "r1"]);
    const [text, drawn] = read(JSON.parse(out).payload);
    expect(text).toContain("DeepSeek-R1: Incentivizing Reasoning Capability");
    expect(drawn).toBe(true);
  });

  it("calls whoever asks by their name on the system", async () => {
    const { out } = await paperboy(["/papers", "note", "r1", "text:fine"]);
    expect(out).toContain("Noted on DeepSeek-R1");
    expect((await paperboy(["/papers", "note", "r1"])).out).toContain(`@${userInfo().username}`);
  });

  it("takes what a shell did to quotes", async () => {
    const { out } = await paperboy(["--json", "/papers", "browse", "author:damai dai"]);
    expect(JSON.parse(out).papers).toEqual(["engram", "native-sparse-attention", "deepseekmoe"]);
  });

  it("answers a batch in its order, whatever the lines are", async () => {
    const lines = ["/paper r1", "/paper", "/paper zzz qqq", "", "/papers browse year:soon", "/paper mhc"];
    const { status, out } = await paperboy(["--batch", "--json"], `${lines.join("\n")}\n`);
    const replies = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(replies.map((reply) => reply.outcome)).toEqual([
      "found",
      "usage",
      "nothing",
      "error",
      "error",
      "found",
    ]);
    expect(replies.at(-1).papers[0]).toBe("mhc");
  });

  it("chats over a pipe", async () => {
    const { status, out } = await paperboy(["chat"], "/paper scc\n3\n/quit\n");
    expect(status).toBe(0);
    expect(out).toContain("SCC: an efficient deep reinforcement learning agent");
    expect(out).toContain("@misc{wang2020scc,");
  });
});

describe("what is wrong is said, and the status says so", () => {
  it.each([
    [["/papr", "r1"], 2, "There is no /papr. Did you mean paper"],
    [["/papers", "browse", "year:soon"], 2, "year must be a whole number"],
    [["--as", "carrier-pigeon", "/paper"], 2, "--as takes slack, discord, text, not “carrier-pigeon”."],
    [
      ["--at", "noon", "/paper", "r1"],
      2,
      "--at takes an instant such as 2026-03-29T01:30:00Z or a date, not “noon”.",
    ],
    [["--jsno", "/paper"], 2, "--jsno"],
    [["paper", "r1"], 2, "There is no “paper”."],
    [[], 2, "Paperboy finds papers"],
    [["due", "--from", "2026-02-01T00:00:00Z", "--to", "2026-01-01T00:00:00Z"], 2, "--to lies before --from"],
    [["backup"], 2, "paperboy backup needs a file."],
    [["restore", "/nowhere/at/all"], 2, "/nowhere/at/all"],
  ] as const)("%j", async (args, status, message) => {
    const ran = await paperboy(args);
    expect(ran.err).toContain(message);
    expect(ran.status).toBe(status);
    expect(ran.err).not.toMatch(/\n\s+at /u);
  });

  it("every problem of the settings at once, each with its remedy", async () => {
    const ran = await paperboy(["/paper", "r1"], "", {
      PAPERBOY_ZONE: "Atlantis/Centre",
      PAPERBOY_LOG: "loud",
      SLACK_APP_TOKEN: "xapp-1",
      DATABASE_URL: "mysql://x",
    });
    expect(ran.status).toBe(2);
    for (const part of [
      "PAPERBOY_ZONE is “Atlantis/Centre”",
      "PAPERBOY_LOG is “loud”",
      "SLACK_BOT_TOKEN is missing",
      "postgres://",
    ]) {
      expect(ran.err).toContain(part);
    }
  });

  it("a folder of seeds that is not there", async () => {
    const ran = await paperboy(["/paper", "r1"], "", { PAPERBOY_SEEDS: "/nowhere/at/all" });
    expect(ran.status).toBe(2);
    expect(ran.err).toBe(
      "The folder of the seed documents, /nowhere/at/all, cannot be read: there is none. Name another with PAPERBOY_SEEDS; an empty one will do.\n",
    );
  });

  it("a zone that is none, and words without a slash", async () => {
    const lost = await paperboy(["--zone", "Mars/Olympus", "/paper", "r1"]);
    expect(lost.status).toBe(2);
    expect(lost.err).toContain('--zone: no time zone is called "Mars/Olympus"');
    expect((await paperboy(["paper", "r1"])).err).toContain(
      "A question begins with a slash: paperboy /paper r1.",
    );
    expect((await paperboy(["grpo"])).err).toContain("paperboy /paper grpo.");
    expect((await paperboy(["--jsno", "/paper", "r1"])).err).toBe(
      "Unknown option '--jsno'. See paperboy --help.\n",
    );
  });

  it("words that no verb looks at", async () => {
    expect((await paperboy(["backup", join(data, "a"), "b"])).err).toBe(
      "paperboy backup takes no more words: what is “b” for? See paperboy --help.\n",
    );
    expect((await paperboy(["due", "tomorrow"])).status).toBe(2);
    expect((await paperboy(["--batch", "/paper", "r1"])).err).toContain("--batch reads its commands from");
  });

  it("a zone by its city alone is that city's", async () => {
    const ran = await paperboy(["--json", "/daily", "skip", "2020-01-01"], "", { PAPERBOY_ZONE: "berlin" });
    expect(ran.status).toBe(2);
    expect(ran.err).not.toContain("Reference");
  });
});

describe("the other verbs", () => {
  it("corpus counts thirty entries and seventeen papers", async () => {
    const { status, out } = await paperboy(["corpus", "--json"]);
    const report = JSON.parse(out);
    expect(status).toBe(0);
    expect(report.entries).toBe(30);
    expect(report.papers).toHaveLength(17);
    expect(report.merges).toHaveLength(13);
  });

  it("a daily paper set with the clock set is due when it says", async () => {
    const at = ["--at", "2026-03-27T12:00:00Z"];
    const set = await paperboy([...at, "/daily", "set", "02:30", "Europe/Berlin", "daily"]);
    expect(set.out).toContain("Next: Sat 28 Mar, Sun 29 Mar.");
    const due = await paperboy([
      ...at,
      "due",
      "--from",
      "2026-03-28T00:00:00Z",
      "--to",
      "2026-03-31T00:00:00Z",
      "--json",
    ]);
    expect(
      JSON.parse(due.out).map(({ at: instant, local }: { at: string; local: string }) => [instant, local]),
    ).toEqual([
      ["2026-03-28T01:30:00Z", "2026-03-28T02:30"],
      // The clocks go forward at 02:00: a time that does not exist moves to the later one.
      ["2026-03-29T01:30:00Z", "2026-03-29T03:30"],
      ["2026-03-30T00:30:00Z", "2026-03-30T02:30"],
    ]);
  });

  it("backs the store up and puts it back", async () => {
    const copy = join(data, "copy.db");
    expect((await paperboy(["backup", copy])).out).toContain("Wrote");
    await paperboy(["/daily", "off"]);
    expect((await paperboy(["/daily", "show"])).err).toContain("no paper of the day");
    const restored = await paperboy(["restore", copy]);
    expect(restored.status).toBe(0);
    expect(restored.out).toContain("What it was before is kept in ");
    expect((await paperboy(["/daily", "show"])).out).toContain("02:30");
  });
});

/** The manifest follows from the commands and is one that Slack takes. */

import { describe, expect, test } from "vitest";
import { invoke } from "../../../src/core/invocation.ts";
import {
  EVENTS,
  LOOK_UP_SCOPES,
  manifest,
  SCOPES,
  scopesFor,
  UNFURL_EVENTS,
  UNFURL_SCOPES,
} from "../../../src/platforms/slack/manifest.ts";
import { testBot } from "../../contract/bot.ts";
import { manifestProblems, methodSpec, skippedSpecs } from "../../fakes/slack/specs.ts";

const { handle } = testBot();
const made = manifest(handle.commands, handle.messageActions);

describe("the manifest", () => {
  test("names every command once, with what it takes", () => {
    const commands = made.features.slash_commands;
    expect(commands.map((command) => command.command)).toEqual(
      handle.commands.map((command) => `/${command.name}`),
    );
    expect(commands.find((command) => command.command === "/nominate")).toMatchObject({
      description: "Puts a paper forward",
      usage_hint: "<paper> <reason>",
      should_escape: true,
    });
    expect(commands.find((command) => command.command === "/wait")?.usage_hint).toBe(
      "open | private | shy | proud",
    );
  });

  test("offers the message shortcuts", () => {
    expect(made.features.shortcuts).toEqual([
      {
        name: "Look up papers here",
        type: "message",
        callback_id: "look-up",
        description: "Finds the papers named in a message",
      },
      {
        name: "Gather here",
        type: "message",
        callback_id: "gather",
        description: "Repeats what was said in the thread of a message",
      },
    ]);
  });

  test("asks for Socket Mode without an address, and for requests with one", () => {
    expect(made.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(made)).not.toContain("http");
    const http = manifest(handle.commands, [], { address: "https://bot.example.org" });
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { request_url: "https://bot.example.org/slack/events" },
    });
    expect(http.oauth_config).toMatchObject({
      redirect_urls: ["https://bot.example.org/slack/oauth_redirect"],
    });
  });

  test("asks for more only when told to", () => {
    const names = (options: Parameters<typeof scopesFor>[0]) => scopesFor(options).map((scope) => scope.name);
    expect(names({})).not.toContain("channels:history");
    expect(names({ lookUp: true })).toContain("channels:history");
    expect(names({ unfurl: true })).toContain("links:write");
    expect(manifest([], [], { unfurl: true }).features).toMatchObject({
      unfurl_domains: ["arxiv.org", "doi.org"],
    });
  });

  test("is the same every time", () => {
    expect(JSON.stringify(manifest(handle.commands, handle.messageActions))).toBe(JSON.stringify(made));
  });

  test("gives a reason for every scope and event, each once", () => {
    const all = [...SCOPES, ...LOOK_UP_SCOPES, ...UNFURL_SCOPES, ...EVENTS, ...UNFURL_EVENTS];
    expect(all.filter((one) => one.reason.length < 10)).toEqual([]);
    expect(new Set(all.map((one) => one.name)).size).toBe(all.length);
  });
});

describe.skipIf(skippedSpecs !== undefined)(
  `by Slack's own descriptions${skippedSpecs === undefined ? "" : ` (${skippedSpecs})`}`,
  () => {
    test.each([
      ["as it is", {}],
      ["over HTTP, with everything", { address: "https://bot.example.org", lookUp: true, unfurl: true }],
    ])("is a manifest: %s", (_name, options) => {
      expect(manifestProblems(manifest(handle.commands, handle.messageActions, options))).toEqual([]);
    });

    test("asks for a scope for every method that is called, and for nothing that no method or event needs", () => {
      const called = [
        "chat.postMessage",
        "chat.postEphemeral",
        "chat.update",
        "conversations.info",
        "conversations.open",
        "conversations.history",
        "users.info",
        "chat.unfurl",
        "files.getUploadURLExternal",
        "files.completeUploadExternal",
      ];
      const asked = scopesFor({ lookUp: true, unfurl: true }).map((scope) => scope.name);
      for (const method of called) {
        const needs = methodSpec(method)?.scope?.bot ?? [];
        expect({
          method,
          granted: needs.length === 0 || needs.some((scope) => asked.includes(scope)),
        }).toEqual({ method, granted: true });
      }
      const byMethods = new Set(called.flatMap((method) => methodSpec(method)?.scope?.bot ?? []));
      const byEvents = new Set([
        "app_mentions:read",
        "im:history",
        "links:read",
        // For the address of a file itself; the descriptions at hand have no files.info.
        "files:read",
        "commands",
        "chat:write.public",
      ]);
      expect(asked.filter((scope) => !byMethods.has(scope) && !byEvents.has(scope))).toEqual([]);
    });
  },
);

test("an action's own invocation is not in the manifest", () => {
  const [action] = manifest([], [{ id: "x", label: "y".repeat(30), about: "z", invocation: invoke("paper") }])
    .features.shortcuts;
  expect(action).toEqual({ name: `${"y".repeat(23)}…`, type: "message", callback_id: "x", description: "z" });
});

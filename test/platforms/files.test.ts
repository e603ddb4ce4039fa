/** Importing papers from a file in chat: beside the command, on a message with a mention, and by a message's menu. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ANA, BEN } from "../fakes/discord/people.ts";
import { BOT_TOKEN } from "../fakes/slack/server.ts";
import { type FakeMessage, readingOf } from "../fakes/slack/world.ts";
import { attachmentOn, sightOf } from "./discord/driver.ts";
import { Linked, MANAGER } from "./linked.ts";
import { hostedFile } from "./slack/driver.ts";

const BIB = `@article{a, title={Sparrows Sing in Seven Keys}, author={Ana Costa}, year={2024}}
@article{b, title={Herons and the Patience of Queues}, author={Ben Okafor}, year={2023}}
@article{broken, title={`;

let it: Linked;
beforeEach(async () => {
  it = await Linked.start();
});
afterEach(() => it.end());

const imported = (text: string) => {
  expect(text).toContain("2 records read as BibTeX");
  expect(text).toContain("Added: 2: Sparrows Sing in Seven Keys, Herons and the Patience of Queues");
  expect(text).toMatch(/Rejected: 1/u);
};

describe("on Discord", () => {
  const file = (name = "refs.bib", body: string | Uint8Array = BIB) => attachmentOn(it.files, name, body);

  test("beside the command, with Undo", async () => {
    const files = [file()];
    const asked = it.discord.people.command("papers import", { file: "refs.bib" }, { ...MANAGER, files });
    const answer = await it.answer(asked);
    imported(sightOf(answer).text);
    expect(sightOf(answer).text).toContain("From refs.bib.");
    const found = await it.command("paper", { words: "sparrows seven keys" });
    expect(sightOf(found).text).toContain("Sparrows Sing in Seven Keys");
    expect(sightOf(await it.press(answer, "Undo", ANA)).text).toContain("Undone");
    expect(it.discord.world.refused).toEqual([]);
  });

  test("on a message, by its menu; what else is on it is left out, and said", async () => {
    const files = [
      file("photo.png", "PNG"),
      file(),
      file("more.ris", "TY  - JOUR\nTI  - Herons\nER  - \n"),
    ].map((one, i) => ({ ...one, id: String(800 + i) }));
    const target = it.discord.people.write("my list", { user: BEN, files });
    const answer = await it.answer(it.discord.people.messageMenu("Import papers here", target));
    imported(sightOf(answer).text);
    expect(sightOf(answer).text).toContain("From refs.bib. 1 other file left out");
  });

  test("on a message that mentions the bot, whatever else it says", async () => {
    const written = it.discord.people.write(`<@${it.discord.world.application}> please take these in`, {
      files: [file()],
    });
    const reply = await it.discord.world.until("a reply", () =>
      it.discord.world.visible(written.channel).find(({ replyTo }) => replyTo === written.id),
    );
    imported(sightOf(reply).text);
  });

  test("a picture beside a question is no file to import", async () => {
    const written = it.discord.people.write(`<@${it.discord.world.application}> r1`, {
      files: [file("photo.png", "PNG")],
    });
    const reply = await it.discord.world.until("a reply", () =>
      it.discord.world.visible(written.channel).find(({ replyTo }) => replyTo === written.id),
    );
    expect(sightOf(reply).text).toContain("DeepSeek-R1");
    expect(it.files.asked).toEqual([]);
  });

  test("without text or file it opens its form", async () => {
    const asked = it.discord.people.command("papers import", {}, MANAGER);
    const form = await it.discord.world.until("a form", () => asked.form);
    expect((form.components ?? []).map(({ label }) => label)).toEqual(["Text"]);
  });

  test("an attachment that leads elsewhere is not fetched", async () => {
    const files = [{ ...file(), url: "http://169.254.169.254/latest/meta-data" }];
    const asked = it.discord.people.command("papers import", { file: "refs.bib" }, { ...MANAGER, files });
    const answer = await it.answer(asked);
    expect(sightOf(answer)).toMatchObject({ audience: "asker" });
    expect(sightOf(answer).text).toContain("is kept outside of this platform");
  });

  test("a file made to kill its reader is survived", async () => {
    const doubled = Array.from({ length: 40 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}`).join("\n");
    const bomb = `@string{s0 = "x"}\n${doubled}\n@misc{m, title = s40}`;
    const files = [file("bomb.bib", bomb)];
    const asked = it.discord.people.command("papers import", { file: "bomb.bib" }, { ...MANAGER, files });
    expect(sightOf(await it.answer(asked)).text).toMatch(/Rejected: [1-9]/u);
  });
});

describe("on Slack", () => {
  const on = (name = "refs.bib", body: string | Uint8Array = BIB) => hostedFile(it.files, { name, body });
  const textOf = (message: FakeMessage) => readingOf(message).text;

  test("on a message that mentions the bot, or with the command in words", async () => {
    imported(textOf(await it.askSlack(it.ana, (ana) => ana.mention("these please", undefined, [on()]))));
    const again = await it.askSlack(it.ana, (ana) => ana.mention("papers import", undefined, [on()]));
    expect(textOf(again)).toContain("Merged: 2");
    expect(it.slack.world.refusals).toEqual([]);
  });

  test("in a direct message", async () => {
    imported(textOf(await it.askSlack(it.ana, (ana) => ana.direct("", [on()]))));
  });

  test("by the shortcut on somebody's message", async () => {
    const message = it.slack.world.add({
      channel: "C1",
      by: "U2",
      body: { text: "my list", files: [on()] },
    });
    const answer = await it.askSlack(it.ana, (ana) => ana.shortcut("papers-import", message));
    imported(textOf(answer));
  });

  test("links in a message without a file are imported as well", async () => {
    const message = it.slack.world.add({
      channel: "C1",
      by: "U2",
      body: { text: "see <https://arxiv.org/abs/2312.00752>" },
    });
    const answer = await it.askSlack(it.ana, (ana) => ana.shortcut("papers-import", message));
    expect(textOf(answer)).toContain("1 record read as links");
  });

  test("where the token may not read files, an administrator is named", async () => {
    const locked = {
      ...on(),
      url_private_download: it.files.put("refs.bib", { body: BIB, token: "xoxb-another" }),
    };
    const answer = await it.askSlack(it.ana, (ana) => ana.mention("", undefined, [locked]));
    expect(textOf(answer)).toContain("ask an administrator to let Paperboy read files");
    expect(JSON.stringify(answer.body)).not.toContain(BOT_TOKEN);
  });

  test("a file shared from another workspace is asked for by its id", async () => {
    const { url_private_download, ...shared } = on();
    it.slack.world.files.set(String(shared["id"]), { ...shared, url_private_download });
    const message = await it.askSlack(it.ana, (ana) => ana.mention("", undefined, [shared]));
    imported(textOf(message));
    const unknown = { ...shared, id: "F404" };
    const refused = await it.askSlack(it.ana, (ana) => ana.mention("", undefined, [unknown]));
    expect(textOf(refused)).toContain("Slack does not let me read refs.bib (file_not_found)");
  });

  test("a slash command, which carries no file, says how", async () => {
    const answer = await it.say(it.ana, "/papers import file:refs.bib");
    expect(textOf(answer)).toContain("choose “Import papers here” from the menu of a message");
  });
});

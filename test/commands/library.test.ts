/** Saving, tagging, reading and noting papers, as a team does it: told as transcripts over a real store. */

import { beforeEach, describe, expect, it } from "vitest";
import { makeCorpus } from "../../src/search/corpus.ts";
import { paper } from "../reading/daily/papers.ts";
import { Talk } from "./talk.ts";

const corpus = makeCorpus([
  paper("r1", { title: "R1: Reasoning by Reinforcement", nickname: "R1" }),
  paper("moe", { title: "MoE: Many Experts", nickname: "MoE" }),
  paper("scc", { title: "SCC: StarCraft", nickname: "SCC" }),
]);
const ana = { id: "U1" };
const ben = { id: "U2" };
const boss = { id: "U9", manager: true };

let talk: Talk;
beforeEach(async () => {
  talk = await Talk.begin("2026-11-22T12:00:00Z", corpus);
});

describe("saving", () => {
  it("is for oneself, on a list by name, and can be undone", async () => {
    expect(await talk.say(ana, "/papers save r1")).toContain("(only to you) Saved R1 on your list “saved”.");
    expect(await talk.press(ana, "Undo")).toContain("Undone");
    expect(await talk.say(ana, "/papers saved")).toContain("You have saved no papers yet");
  });

  it("on a list spelled in any way is on one list", async () => {
    await talk.say(ana, '/papers save r1 list:"To  Read"');
    expect(await talk.say(ana, '/papers save r1 list:"to read"')).toContain("already");
    await talk.say(ana, "/papers save moe list:rl");
    expect(await talk.say(ana, '/papers saved list:"TO READ"')).toContain("1 paper on your list “to read”");
    expect(talk.last?.papers).toEqual(["r1"]);
    await talk.say(ana, "/papers saved");
    expect(talk.last?.papers.toSorted()).toEqual(["moe", "r1"]);
  });

  it("shows nobody else's lists, but the team's to everyone", async () => {
    await talk.say(ana, "/papers save r1 list:secret");
    expect(await talk.say(ana, "/papers save moe for:team")).not.toContain("(only to you)");
    expect(await talk.say(ben, "/papers saved")).toContain("no papers yet");
    await talk.say(ben, "/papers saved of:team");
    expect(talk.last?.papers).toEqual(["moe"]);
  });

  it("takes a paper off a list by the menu under it, and is not taken back by others", async () => {
    await talk.say(ana, "/papers save r1 for:team");
    const saved = talk.last;
    await talk.say(ana, "/papers saved list:saved of:team");
    expect(await talk.press(ana, "R1")).toContain("R1 is off the team's list “saved”");
    const taken = talk.last;
    expect(await talk.press(ben, "Undo")).toContain("Only whoever made that change");
    expect(await talk.press(boss, "Undo", taken)).toContain("Undone");
    // The first Undo: the row is there again as it was made.
    expect(await talk.press(ana, "Undo", saved)).toContain("Undone");
  });

  it("does not undo what was changed since", async () => {
    await talk.say(ana, "/papers save r1");
    const first = talk.last;
    await talk.say(ana, "/papers save r1 off:yes");
    expect(await talk.press(ana, "Undo", first)).toContain("changed again since, so nothing was undone");
  });

  it("cites a list", async () => {
    await talk.say(ana, "/papers save r1 list:rl");
    await talk.say(ana, "/papers save moe list:rl");
    const cited = await talk.say(ana, "/papers cite list:rl format:bibtex");
    expect(cited.match(/@misc\{/gu)).toHaveLength(2);
    expect(await talk.say(ana, "/papers cite list:nothing")).toContain("no papers on a list “nothing”");
    expect(await talk.say(ana, "/papers cite")).toContain("Which papers?");
  });

  it("is of one team only", async () => {
    await talk.say(ana, "/papers save r1 for:team");
    talk.place = { ...talk.place, tenant: "T2" };
    expect(await talk.say(ana, "/papers saved of:team")).toContain("no papers yet");
  });
});

describe("tags", () => {
  it("belong to the team and narrow /papers browse and /daily", async () => {
    expect(await talk.say(ana, '/papers tag r1 tag:"#RL, Reward Models"')).toContain(
      "R1 is tagged #rl and #reward-models.",
    );
    await talk.say(ben, "/papers browse tag:#rl");
    expect(talk.last?.papers).toEqual(["r1"]);
    expect(await talk.say(ben, "/papers tag")).toContain("#reward-models (1), #rl (1)");
    const set = await talk.say(boss, "/daily set 09:00 Europe/Berlin weekdays tag:rl");
    expect(set).toContain("papers tagged #rl (1 of 3)");
    expect(await talk.say(ana, "/daily preview")).toContain("R1");
    expect(await talk.say(boss, "/daily now")).toContain("R1");
  });

  it("are told when they are there already, taken off, and undone", async () => {
    await talk.say(ana, "/papers tag r1 tag:rl");
    expect(await talk.say(ben, "/papers tag r1 tag:rl")).toContain("(only to you) R1 is tagged #rl already");
    expect(await talk.say(ben, "/papers tag r1 tag:rl off:yes")).toContain("no longer tagged #rl");
    await talk.press(ben, "Undo");
    expect(await talk.say(ben, "/papers tag r1")).toContain("R1 is tagged #rl.");
  });

  it.each(["#", "!!!", "x".repeat(60)])("%j is no tag", async (tag) => {
    expect(await talk.say(ana, `/papers tag r1 tag:"${tag}"`)).toMatch(/tag/u);
    expect(talk.last?.outcome).toBe("error");
  });
});

describe("reading", () => {
  it("says where one stands, and where the team does", async () => {
    expect(await talk.say(ana, "/papers read r1")).toContain("You have read R1.");
    expect(await talk.say(ben, "/papers read r1 want")).toContain("You want to read R1.");
    expect(talk.last && (await talk.press(ben, "Reading it"))).toContain("Of the others: read by @U1.");
    expect(await talk.say(ben, "/papers read r1 status:none")).toContain("No longer");
    await talk.press(ben, "Undo");
    expect(await talk.say(ana, "/paper R1")).toContain("read by @U1, being read by @U2");
  });
});

describe("the reading record", () => {
  it("is one's own by status, with what the team wants", async () => {
    expect(await talk.say(ana, "/papers read")).toContain("Your reading record is empty");
    await talk.say(ana, "/papers read r1");
    await talk.say(ana, "/papers read moe status:want");
    await talk.say(ben, "/papers read moe status:reading");
    await talk.say(ben, "/papers read scc status:want");
    const told = await talk.say(ana, "/papers read");
    expect(told).toContain("You want to read 1: MoE");
    expect(told).toContain("You have read 1: R1");
    expect(told).toContain(
      "- MoE: Many Experts (wanted by 1, read by 1 now)\n- SCC: StarCraft (wanted by 1)",
    );
    expect(await talk.press(ana, "SCC")).toContain("wanted by @U2");
  });
});

describe("notes", () => {
  it("are kept whole, quoted or not", async () => {
    expect(await talk.say(ana, "/papers note r1 text:see table 5, it is odd")).toContain(
      "“see table 5, it is odd”",
    );
    expect(await talk.say(ana, "/papers note r1 text:“as a phone quotes it”")).toContain(
      "Noted on R1: “as a phone quotes it”",
    );
  });

  it("and tags typed behind the paper's name are offered as what they were meant for", async () => {
    await talk.say(ana, "/papers note r1 this is nice");
    expect(await talk.press(ana, "Note “this is nice”")).toContain("Noted on R1: “this is nice”");
    await talk.say(ana, "/papers tag r1 rl");
    expect(await talk.press(ana, "Tag it “rl”")).toContain("R1 is tagged #rl.");
    expect(await talk.say(ana, "/papers tag r1 tag:rl off")).toContain("R1 is no longer tagged #rl.");
    await talk.say(ana, "/papers note r1");
    await expect(talk.press(ana, "Note “")).rejects.toThrow("no button");
  });

  it("are read by the team and removed by who wrote them", async () => {
    await talk.say(ana, '/papers note r1 text:"<@U9> see *table 5*"');
    expect(await talk.say(ben, "/papers note r1")).toContain("<@U9> see *table 5* (@U1");
    await expect(talk.press(ben, "<@U9>")).rejects.toThrow("no button");
    await talk.say(ana, "/papers note r1");
    expect(await talk.press(ana, "<@U9>")).toContain("removed");
    await talk.press(ana, "Undo");
    expect(await talk.say(ben, "/papers note r1")).toContain("table 5");
  });
});

describe("the card", () => {
  it("tells in one line what the team remembers", async () => {
    expect(await talk.say(ana, "/paper R1")).not.toContain("Your team");
    await talk.say(ana, "/papers save r1");
    await talk.say(ben, "/papers save r1 for:team list:rl");
    await talk.say(ben, "/papers tag r1 tag:rl");
    await talk.say(ben, '/papers note r1 text:"long"');
    expect(await talk.say(ana, "/paper R1")).toContain(
      "Your team: saved by you · on the team's “rl” · #rl · 1 note",
    );
    expect(await talk.say(ben, "/paper R1")).toContain("Your team: saved by 1 ·");
  });
});

describe("privacy", () => {
  it("tells what is kept, asks once more, and forgets", async () => {
    expect(await talk.say(ana, "/paperboy privacy")).toContain("Nothing is stored about you here.");
    await talk.say(ana, "/papers save r1");
    await talk.say(ana, '/papers note r1 text:"mine"');
    await talk.say(ana, "/papers tag r1 tag:rl");
    await talk.say(ben, "/papers save r1");
    const told = await talk.say(ana, "/paperboy privacy");
    expect(told).toContain("- 1 saved paper\n");
    expect(told).toContain("- 1 note\n");
    expect(await talk.press(ana, "Forget me")).toContain("cannot be undone");
    expect(await talk.press(ana, "Yes, forget me")).toContain("nothing stored here names you");
    expect(await talk.say(ana, "/paperboy privacy")).toContain("Nothing is stored about you here.");
    expect(await talk.say(ana, "/papers saved")).toContain("no papers yet");
    expect(await talk.say(ben, "/paper R1")).toContain("Your team: saved by you · #rl");
  });
});

describe("discussing", () => {
  it("begins with the paper, its own words, and what the team noted", async () => {
    for (const note of ["one", "two", "three", "Table 5: distilling wins"])
      await talk.say(ana, `/papers note r1 text:"${note}"`);
    await talk.say(ana, "/papers save r1");
    const said = await talk.say(ana, "/papers discuss r1");
    expect(talk.last?.audience).toBe("everyone");
    expect(talk.last?.thread?.title).toBe("R1: Reasoning by Reinforcement");
    expect(said).toContain("Discuss R1\nR1: Reasoning by Reinforcement");
    expect(said).toContain("Noted by the team (3 of 4):");
    expect(said).toContain("saved by 1");
    expect(said).not.toContain("saved by you");
  });

  it("quotes how the abstract begins, and nothing else", async () => {
    const { corpus } = talk;
    talk.corpus = makeCorpus([
      paper("deep", { title: "Deep", abstract: "We go deep. Then we go deeper. Nobody follows." }),
    ]);
    expect(await talk.say(ana, "/papers discuss deep")).toContain("It begins: “We go deep.”");
    talk.corpus = corpus;
  });
});

import { describe, expect, it } from "vitest";
import { deriveTitle } from "../../src/corpus/derive.ts";
import { matchFacts, parseFacts } from "../../src/corpus/facts.ts";

const facts = parseFacts(
  JSON.stringify({
    papers: [
      {
        id: "prover",
        official_title: {
          value: "Deep-Prover: Advancing Theorem Proving in LLMs through Large-Scale Synthetic Data",
          source: ["a"],
        },
      },
      {
        id: "vl",
        official_title: { value: "Deep-VL: Towards Vision-Language Understanding", source: ["b"] },
        arxiv_id: { value: "2403.05525", source: ["b"] },
      },
      {
        id: "cats",
        official_title: { value: "On Cats", source: ["c"] },
        arxiv_id: { value: null, source: [] },
        authors: { value: { count: null, all: ["Ada Lee"] }, source: ["c"] },
        huggingface: { value: ["team/cats", "team/cats-data (dataset)"], source: ["c"] },
        venue: { value: "ACL 2024, doi 10.18653/v1/2024.acl-long.70", source: ["c"] },
        nicknames: ["cats"],
      },
    ],
  }),
);
const PROVER =
  "Proof assistants help. We introduce large-scale synthetic data for theorem proving, which advances LLMs and Deep models as a prover.";
const ids = (papers: Parameters<typeof matchFacts>[0]) => matchFacts(papers, facts).map((found) => found?.id);

describe("facts", () => {
  it("are read with their sources; null is not known", () => {
    expect(facts[2]?.facts).toEqual({
      officialTitle: "On Cats",
      authors: ["Ada Lee"],
      authorCount: 1,
      modelUrls: ["https://huggingface.co/team/cats", "https://huggingface.co/datasets/team/cats-data"],
      venue: "ACL 2024, doi 10.18653/v1/2024.acl-long.70",
      doi: "10.18653/v1/2024.acl-long.70",
      nicknames: ["cats"],
      sources: {
        officialTitle: ["c"],
        authors: ["c"],
        authorCount: ["c"],
        modelUrls: ["c"],
        venue: ["c"],
        doi: ["c"],
      },
    });
    expect(() => parseFacts('{"papers":[{"id":"Not A Slug"}]}')).toThrow(/id/);
  });

  it("belong to the paper with the title, the id, the name an abstract gives itself, or clearly the words", () => {
    expect(
      ids([{ title: "on cats." }, { title: "Other", arxivId: "2403.05525" }, { abstract: PROVER }]),
    ).toEqual(["cats", "vl", "prover"]);
    expect(ids([{ abstract: "Pictures speak. We present Deep-VL, an open model for seeing." }])).toEqual([
      "vl",
    ]);
  });

  it("are not given for a model that an abstract merely mentions, nor to two papers", () => {
    expect(ids([{ abstract: "We present Tiger, a model that is better than Deep-VL on cats." }])).toEqual([
      undefined,
    ]);
    expect(ids([{ abstract: PROVER }, { abstract: PROVER.replace("help", "assist") }])).toEqual([
      undefined,
      undefined,
    ]);
    expect(ids([{ title: "A titled paper", abstract: PROVER }])).toEqual([undefined]);
  });
});

it.each([
  [
    "We present DeepSeek-VL, an open-source model. It sees.",
    undefined,
    "DeepSeek-VL (title derived from the abstract)",
  ],
  [
    "Models such as GPT-4 are large, the best are larger still and so on.",
    undefined,
    "Untitled paper: “Models such as GPT-4 are large …”",
  ],
  ["We improve on LLaMA, a model by others.", undefined, "Untitled paper: “We improve on LLaMA, a model …”"],
  [undefined, "arXiv:2402.03300", "Untitled paper: arXiv:2402.03300"],
  [undefined, undefined, "Untitled paper"],
])("a derived title says so: %s", (abstract, id, title) => {
  expect(deriveTitle(abstract, id)).toBe(title);
});

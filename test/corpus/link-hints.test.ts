import { describe, expect, it } from "vitest";
import { askFor, saysTitle, slugTitle, unhelpfulLinks } from "../../src/corpus/link-hints.ts";
import { findLinks } from "../../src/corpus/links.ts";

describe("what to ask for a link", () => {
  // link | asked for
  const CASES = `
https://aclanthology.org/2024.acl-long.70/ | doi:10.18653/v1/2024.acl-long.70
https://aclanthology.org/2023.findings-emnlp.12.pdf | doi:10.18653/v1/2023.findings-emnlp.12
https://aclanthology.org/N19-1423/ | doi:10.18653/v1/n19-1423
https://www.aclanthology.org/W16-2607 | doi:10.18653/v1/w16-2607
https://aclanthology.org/P15-1001/ | nothing
https://aclanthology.org/P98-1001/ | nothing
https://aclanthology.org/J93-2004/ | nothing
https://aclanthology.org/Q18-1041/ | nothing
https://aclanthology.org/L18-1008/ | nothing
https://aclanthology.org/2022.tacl-1.3/ | nothing
https://aclanthology.org/2022.lrec-1.3/ | nothing
https://aclanthology.org/2024.cl-1.2/ | nothing
https://openreview.net/forum?id=I4YAIwrsXa | nothing
https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776 | nothing
https://www.semanticscholar.org/arxiv/1706.03762 | arxiv:1706.03762
https://api.semanticscholar.org/arXiv:1706.03762 | arxiv:1706.03762
https://huggingface.co/papers/2512.24880 | arxiv:2512.24880
https://link.springer.com/chapter/10.1007/978-3-030-58452-8_13 | doi:10.1007/978-3-030-58452-8_13
https://dl.acm.org/doi/10.1145/3442188.3445922 | doi:10.1145/3442188.3445922
https://onlinelibrary.wiley.com/doi/full/10.1111/cgf.14505 | doi:10.1111/cgf.14505
https://www.nature.com/articles/s41586-021-03819-2 | doi:10.1038/s41586-021-03819-2`;
  it.each(
    CASES.trim()
      .split("\n")
      .map((line) => line.split(" | ")),
  )("%s", (text = "", expected = "") => {
    const [link] = findLinks(text);
    expect(link === undefined ? "no link" : (askFor(link) ?? "nothing")).toBe(expected);
  });
});

it("reads the title in the path of a Semantic Scholar page", () => {
  const id = "204e3073870fae3d05bcbc2f6a8e263d9b72e776";
  const slug = (path: string) => {
    const [link] = findLinks(`https://www.semanticscholar.org/paper/${path}${id}`);
    return link === undefined ? "no link" : slugTitle(link);
  };
  expect(slug("Attention-is-All-you-Need-Vaswani-Shazeer/")).toBe(
    "Attention is All you Need Vaswani Shazeer",
  );
  expect(slug("Mamba/")).toBeUndefined();
  expect(slug("")).toBeUndefined();
});

describe("whether a title was typed", () => {
  const CASES: readonly (readonly [typed: string, title: string, says: boolean])[] = [
    ["Attention Is All You Need", "Attention is all you need", true],
    ["Attention is All you Need Vaswani Shazeer", "Attention Is All You Need", true],
    [
      "has anybody read “Deep Residual Learning for Image Recognition”?",
      "Deep Residual Learning for Image Recognition",
      true,
    ],
    ["Deep Residual Learning", "Deep Residual Learning for Image Recognition", false],
    ["a paper on Mamba", "Mamba", false],
    ["Mamba", "Mamba", true],
    ["Attention is what you need", "Attention Is All You Need", false],
    ["", "", false],
    ["anything", "", false],
  ];
  it.each(CASES)("%j says %j: %j", (typed, title, says) => {
    expect(saysTitle(typed, title)).toBe(says);
  });
});

describe("addresses that help nobody say what to do", () => {
  const CASES: readonly (readonly [text: string, reason: RegExp])[] = [
    [
      "https://www.sciencedirect.com/science/article/pii/S0004370221000862",
      /PII.*DOI stands under the title/,
    ],
    ["https://ieeexplore.ieee.org/document/9156697", /document number/],
    ["https://proceedings.mlr.press/v139/radford21a.html", /no DOI in their addresses/],
    ["https://scholar.google.com/scholar?cluster=123", /names no paper by an id/],
    ["https://arxiv.org/list/cs.CL/new", /not one paper's/],
    ["http://evil.example/paper.pdf", /no id of a paper/],
  ];
  it.each(CASES)("%s", (text, reason) => {
    const [link, ...others] = unhelpfulLinks(`see ${text} now`);
    expect(others).toEqual([]);
    expect(link).toMatchObject({ text, at: 4 });
    expect(link?.reason).toMatch(reason);
  });

  it("and links of papers are none of them", () => {
    const text =
      "https://arxiv.org/abs/2501.12948v2?context=cs https://arxiv.org/pdf/2501.12948 https://doi.org/10.1145/1015330.1015430";
    expect(unhelpfulLinks(text)).toEqual([]);
  });
});

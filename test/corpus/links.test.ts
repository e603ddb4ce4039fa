import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, arxivIdIn, doiIn, everyLink, findLinks, linkOf } from "../../src/corpus/links.ts";

describe("links and ids in text", () => {
  // text | kind id, …
  const CASES = `
see https://arxiv.org/abs/2501.12948 please | arxiv 2501.12948
https://arxiv.org/pdf/2501.12948v2.pdf | arxiv 2501.12948
http://export.arxiv.org/abs/math/0309136v1 | arxiv math/0309136
arXiv:2501.12948v1 [cs.CL] | arxiv 2501.12948
arxiv 1408.6686 | arxiv 1408.6686
arXiv:math.GT/0309136 | arxiv math/0309136
2402.03300 is GRPO | arxiv 2402.03300
it costs 2499.12345 dollars and 1.2501.12345 | 
10.48550/arXiv.2402.03300 | arxiv 2402.03300
https://doi.org/10.48550/arXiv.2402.03300 | arxiv 2402.03300
https://huggingface.co/papers/2512.24880 | arxiv 2512.24880
https://www.alphaxiv.org/abs/2512.24880v1 | arxiv 2512.24880
doi:10.1038/S41586-025-09422-z. | doi 10.1038/s41586-025-09422-z
(https://doi.org/10.1145/1015330.1015430) | doi 10.1145/1015330.1015430
https://dl.acm.org/doi/abs/10.1145/1015330.1015430?casa=1 | doi 10.1145/1015330.1015430
https://link.springer.com/article/10.1007/s00220-020-03826-w#Sec1 | doi 10.1007/s00220-020-03826-w
https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1096-8644(199601)99:1%3C1::AID-AJPA1%3E3.0.CO;2-1/abstract | doi 10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1
https://www.nature.com/articles/s41586-025-09422-z | doi 10.1038/s41586-025-09422-z
https://www.semanticscholar.org/paper/Attention-Is-All/204e3073870fae3d05bcbc2f6a8e263d9b72e776 | semantic-scholar 204e3073870fae3d05bcbc2f6a8e263d9b72e776
https://openreview.net/forum?id=I4YAIwrsXa&noteId=x | openreview I4YAIwrsXa
https://openreview.net/pdf?id=I4YAIwrsXa | openreview I4YAIwrsXa
https://aclanthology.org/2024.acl-long.70/ | acl-anthology 2024.acl-long.70
https://aclanthology.org/P19-1001.pdf | acl-anthology P19-1001
https://arxiv.org/html/2501.12948v1#S1 | arxiv 2501.12948
http://xxx.lanl.gov/abs/hep-th/9901001 | arxiv hep-th/9901001
math/0309136v2 | arxiv math/0309136
math.GT/0309136v2, hep-th/9901001 and q-alg/9709040 | arxiv math/0309136, arxiv hep-th/9901001, arxiv q-alg/9709040
cond-mat.mes-hall/0601001 | arxiv cond-mat/0601001
0704.0001v2 | arxiv 0704.0001
and/0309136, src/1234567, math/0399136, 1912.1050 euros, 1306.12345, 2501.123456 | 
https://arxiv.org/abs/9999.99999 https://arxiv.org/abs/2501.123456 https://arxiv.org/list/cs.CL/2501 | 
doi.org/10.1038/s41586-025-09422-z | doi 10.1038/s41586-025-09422-z
info:doi/10.1038/s41586-025-09422-z | doi 10.1038/s41586-025-09422-z
urn:doi:10.1038/s41586-025-09422-z | doi 10.1038/s41586-025-09422-z
https://doi.org/10.1016%2Fj.cell.2020.01.001 | doi 10.1016/j.cell.2020.01.001
doi.org/10.48550/arXiv.2402.03300v2 | arxiv 2402.03300
https://doi.org/10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2 | doi 10.1175/1520-0469(1963)020<0130:dnf>2.0.co;2
dl.acm.org/doi/10.1145/1015330.1015430 | doi 10.1145/1015330.1015430
https://www.biorxiv.org/content/10.1101/2020.03.22.002386v1.full.pdf | doi 10.1101/2020.03.22.002386
https://academic.oup.com/bioinformatics/article/doi/10.1093/bioinformatics/btz682/5559531 | doi 10.1093/bioinformatics/btz682
https://www.nature.com/articles/nature14539 https://www.nature.com/articles/nmeth.3547.pdf | doi 10.1038/nature14539, doi 10.1038/nmeth.3547
https://api.semanticscholar.org/CorpusID:13756489 | semantic-scholar CorpusID:13756489
https://api.semanticscholar.org/arXiv:1706.03762 | arxiv 1706.03762
https://www.aclweb.org/anthology/N19-1423/ | acl-anthology N19-1423
https://aclanthology.info/papers/N19-1423/n19-1423 | acl-anthology N19-1423
two: arXiv:2501.12948 and 10.1145/1015330.1015430, and arxiv.org/abs/2501.12948 | arxiv 2501.12948, doi 10.1145/1015330.1015430
nothing here: 3.14159, 2024.12, v1.5, http://evil.example/ | `;
  it.each(
    CASES.trim()
      .split("\n")
      .map((line) => line.split(" | ")),
  )("%s", (text = "", expected = "") => {
    expect(
      findLinks(text)
        .map(({ kind, id }) => `${kind} ${id}`)
        .join(", "),
    ).toBe(expected.trim());
  });

  it("every mention has its place, however long the text, and each id is named once", () => {
    const lines = Array.from(
      { length: 3_000 },
      (_, n) => `https://arxiv.org/abs/24${String((n % 12) + 1).padStart(2, "0")}.${10_000 + n}`,
    );
    const text = [...lines, ...lines].join("\n");
    expect(findLinks(text).map(({ id }) => id)).toEqual(lines.map((line) => line.slice(-10)));
    const every = everyLink(text);
    expect(every).toHaveLength(6_000);
    for (const { at, text: shown } of every) expect(text.startsWith(shown, at)).toBe(true);
  });

  it("a message that is only a link is that paper, one with words is not", () => {
    expect(linkOf(" <https://arxiv.org/abs/2501.12948> ")?.id).toBe("2501.12948");
    expect(linkOf("https://arxiv.org/abs/2501.12948?context=cs")?.id).toBe("2501.12948");
    expect(linkOf("look at 2501.12948")).toBeUndefined();
    expect(linkOf("2501.12948 2402.03300")).toBeUndefined();
  });

  it("reads ids out of fields", () => {
    expect([
      arxivIdIn("2501.12948v3"),
      arxivIdIn("arXiv:cs.CL/0309136"),
      doiIn("https://doi.org/10.1/x"),
      doiIn("none"),
    ]).toEqual(["2501.12948", "cs/0309136", undefined, undefined]);
    expect(doiIn("https://doi.org/10.1000/ABC.1")).toBe("10.1000/abc.1");
  });

  it("builds addresses from ids alone, on known hosts only, whatever the text", () => {
    const hosts =
      /^https:\/\/(?:arxiv\.org|doi\.org|www\.semanticscholar\.org|openreview\.net|aclanthology\.org)\//;
    const piece = fc.constantFrom(
      "https://",
      "arxiv.org/abs/",
      "evil.example",
      "@",
      "2501.12948",
      "10.1000/",
      "a(b)",
      "%2f",
      "%",
      "//",
      " ",
      "?id=",
      "openreview.net/forum",
      "\u202e",
      "..",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const link of findLinks(pieces.join(""))) expect(new URL(addressOf(link)).href).toMatch(hosts);
      }),
    );
  });

  it("stays quick on hostile text", () => {
    for (const text of [
      "https://".repeat(9_000),
      "10.1000/".repeat(9_000),
      "1".repeat(90_000),
      "https://a/%2F".repeat(5_000),
      "a.".repeat(9_000),
      "doi:".repeat(9_000),
      "10.1000/<".repeat(9_000),
      `10.1000/${"<a>".repeat(9_000)}`,
    ])
      expect(findLinks(text)).toBeInstanceOf(Array);
  });
});

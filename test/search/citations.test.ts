import { expect, test } from "vitest";
import { buildIndex } from "../../src/search/index.ts";
import { makePapers } from "../bench/search/papers.ts";

/** Papers everybody cites, in our own words, among 2,000 that nobody has heard of. */
const known = [
  {
    id: "transformer",
    title: "Attention Is All You Need",
    authors: ["Ashish Vaswani", "Noam Shazeer", "Niki Parmar"],
    year: 2017,
    abstract: "The Transformer translates with attention alone and drops recurrence altogether.",
  },
  {
    id: "resnet",
    title: "Deep Residual Learning for Image Recognition",
    authors: ["Kaiming He", "Xiangyu Zhang", "Shaoqing Ren", "Jian Sun"],
    year: 2015,
    abstract: "Shortcuts let networks of 152 layers be trained, which win the ImageNet contest.",
  },
  {
    id: "adam",
    title: "Adam: A Method for Stochastic Optimization",
    authors: ["Diederik P. Kingma", "Jimmy Ba"],
    year: 2014,
    abstract: "Step sizes follow running estimates of the gradient's first two moments.",
  },
  {
    id: "vae",
    title: "Auto-Encoding Variational Bayes",
    authors: ["Diederik P. Kingma", "Max Welling"],
    year: 2013,
    abstract: "A variational autoencoder (VAE) learns its latent variables by gradients through samples.",
  },
  {
    id: "bert",
    title: "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    authors: ["Jacob Devlin", "Ming-Wei Chang", "Kenton Lee", "Kristina Toutanova"],
    year: 2018,
    abstract: "Words are masked and guessed from both sides; one more layer adapts the result to a task.",
  },
];
const index = buildIndex([...makePapers(2000, 3), ...known]);

test.each([
  ["vaswani 2017", "transformer", "author and year"],
  ["Vaswani et al., 2017", "transformer", "as cited in a text"],
  ["vaswani2017attention", "transformer", "as cited in LaTeX"],
  ["transformer paper vaswani", "transformer", "the subject is only in the abstract"],
  ["attention is all u need", "transformer", "nearly the title"],
  ["he 2015", "resnet", "a surname that is a small word as well"],
  ["he 2016 residual", "resnet", "the year is the conference's"],
  ["kingma ba", "adam", "two authors"],
  ["kingma welling 2014", "vae", "two authors, the year off by one"],
  ["vae kingma", "vae", "an acronym and an author"],
  ["adam kingma", "adam", "a nickname and an author"],
  ["devlin 2019 bert", "bert", "everything at once, the year off by one"],
  ["residual networks kaiming he", "resnet", "another form of a title word"],
])("%s -> %s (%s)", (asked, paper) => {
  expect(index.search(asked)[0]?.id).toBe(paper);
});

test("a full name is found among hundreds who share its parts, however late it stands", () => {
  const others = Array.from({ length: 1000 }, (_, i) => ({
    id: `other-${i}`,
    title: `Study ${i} of gradients`,
    authors: [["Wei Pan"], ["Wei V. Li"], ["Yu V. Sun"], ["Ana Costa"], ["Bo Lind"]][i % 5] ?? [],
  }));
  const many = Array.from({ length: 12 }, (_, i) => `Yang Zhang${i}`);
  const wanted = { id: "wanted", title: "On federated questions", authors: [...many, "Wei V. Pan"] };
  expect(buildIndex([...others, wanted]).search("Wei V. Pan")[0]?.id).toBe("wanted");
});

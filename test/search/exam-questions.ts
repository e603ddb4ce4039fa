/** The ranking exam on the seed papers: what is asked, what is right, and why. */

import type { Expectation } from "./exam.ts";

export interface ExamQuestion {
  readonly ask: string;
  readonly expect: Expectation;
  readonly prefer?: string;
  readonly why: string;
}

const top = (ask: string, paper: string, why: string): ExamQuestion => ({
  ask,
  expect: { type: "top1", papers: [paper] },
  why,
});
const set = (ask: string, papers: string, why: string): ExamQuestion => ({
  ask,
  expect: { type: "set", papers: papers.split(" ") },
  why,
});
const several = (ask: string, papers: string, why: string, prefer?: string): ExamQuestion => ({
  ask,
  expect: { type: "ambiguous", papers: papers.split(" ") },
  why,
  ...(prefer === undefined ? {} : { prefer }),
});
const nothing = (ask: string, why: string): ExamQuestion => ({
  ask,
  expect: { type: "nothing", papers: [] },
  why,
});
const usage = (ask: string, why: string): ExamQuestion => ({
  ask,
  expect: { type: "usage", papers: [] },
  why,
});

const CODE =
  "deepseek-prover-v1-5 deepseek-r1 deepseek-v2 deepseek-llm deepseek-prover-v2 deepseek-coder-v2 deepseek-v3";

export const questions: Readonly<Record<string, readonly ExamQuestion[]>> = {
  nicknames: [
    top("R1", "deepseek-r1", "the last part of the name"),
    top("dsv3", "deepseek-v3", "initials of the first part, then the version"),
    top("ds-r1", "deepseek-r1", "the same, with a hyphen"),
    top("DeepSeek R1 Zero", "deepseek-r1", "the variant is named in the abstract"),
    top("coder v2", "deepseek-coder-v2", "two parts of three"),
    top("prover-v2", "deepseek-prover-v2", "two parts of three"),
    top("prover v1.5", "deepseek-prover-v1-5", "the version as written"),
    top("deepseek v3", "deepseek-v3", "the whole name, and not its successor 3.2"),
    top("v2", "deepseek-v2", "a larger share of this name than of Coder-V2's"),
    top("deepseek math", "deepseekmath", "the name in two words"),
    top("moe paper", "deepseekmoe", "a piece of the camel-case name"),
    top("speciale", "deepseek-v3-2", "a variant named in the abstract"),
    top("starcraft commander", "scc", "what the acronym stands for"),
    top("engram", "engram", "the module's name, in the abstract only"),
    top("v1", "deepseek-llm", "others call it so, and V1.5 is another version"),
    top("prover v1", "deepseek-prover", "the same"),
    several("v2 vs v3", "deepseek-v2 deepseek-v3", "two names at once"),
    several("prover", "deepseek-prover deepseek-prover-v1-5 deepseek-prover-v2", "three provers"),
  ],
  typos: [
    top("deepseek prver v2", "deepseek-prover-v2", "a letter missing"),
    top("natvie sparse attention", "native-sparse-attention", "two letters swapped"),
    top("hyperconnections", "mhc", "the hyphen left out"),
    top("manifold constraned hyper connections", "mhc", "a letter missing in a title word"),
    top("deepseek-math", "deepseekmath", "a hyphen too many"),
    top("star craft", "scc", "one word split in two"),
    top("generalised eigenvalue problem", "sparse-generalized-eigenvalue", "British spelling"),
    top("condtional memory", "engram", "a letter missing"),
    top("Zhihong Shoa GRPO", "deepseekmath", "a swapped name beside an acronym"),
    top("offlaod embedings to host memroy", "engram", "three slips in four words"),
    top("SmoothOptimization", "sparse-generalized-eigenvalue", "two words glued"),
    top("lean4 subgoals", "deepseek-prover-v2", "a version glued to its name"),
    nothing("gpt-6", "the number belongs to the name"),
    nothing("deepseek r2", "a version is never corrected"),
    nothing("v4", "there is no such version"),
    nothing("prover v3", "V3 is another model's version"),
  ],
  acronyms: [
    top("GRPO", "deepseekmath", "spelled out in this abstract alone"),
    top("RLPAF", "deepseek-prover-v1-5", "spelled out in this abstract alone"),
    top("what does DPO stand for", "deepseek-llm", "spelled out in this abstract alone"),
    several("mla", "deepseek-v2 deepseek-v3", "spelled out in both", "deepseek-v2"),
  ],
  authors: [
    set("Palomar", "sparse-generalized-eigenvalue", "a surname"),
    set(
      "Song, Junxiao",
      "deepseek-prover-v1-5 deepseek-prover-v2 scc sparse-generalized-eigenvalue",
      "surname first",
    ),
    set("Z.Z. Ren", "deepseek-prover-v1-5 deepseek-prover-v2", "initials without spaces"),
    set("J. Song", "deepseek-prover-v1-5 deepseek-prover-v2 scc sparse-generalized-eigenvalue", "an initial"),
    set("Daniel Palomar", "sparse-generalized-eigenvalue", "the middle initial left out"),
    set("Tian Pei", "deepseek-r1 deepseek-v3 deepseek-v2 deepseek-llm", "the author of the second document"),
    set("junxiao song 2014", "sparse-generalized-eigenvalue", "author and year"),
    top("Junxiao Song eigenvalue", "sparse-generalized-eigenvalue", "author and topic"),
  ],
  figures: [
    top("88.9%", "deepseek-prover-v2", "a figure with its sign"),
    top("2.788M H800", "deepseek-v3", "a figure with its unit"),
    top("14.8T tokens", "deepseek-v3", "trillion written short"),
    top("8.1 trillion tokens", "deepseek-v2", "T written long"),
    top("338 programming languages", "deepseek-coder-v2", "a figure and its words"),
    several("671B", "deepseek-v3 deepseek-prover-v2", "both have that size"),
    nothing("97.3% accuracy", "no paper reports this figure"),
  ],
  phrases: [
    top("identity mapping property", "mhc", "side by side in the abstract"),
    top("arithmetic intensity", "native-sparse-attention", "half of a hyphenated word"),
    top("cold-start data before RL", "deepseek-r1", "in this order"),
    top("real-time strategy", "scc", "hyphens as written"),
    top("Proximal Policy Optimization", "deepseekmath", "spelled out once"),
    top("Scaling Open-Source Language Models with Longtermism", "deepseek-llm", "a title without its name"),
    several("multi-head latent attention", "deepseek-v2 deepseek-v3", "in both abstracts", "deepseek-v2"),
  ],
  facets: [
    set("august 2014", "sparse-generalized-eigenvalue", "a month"),
    set("papers from 2020", "scc", "a year"),
    set("cs.SE", "deepseek-coder-v2", "a category by code"),
    set("machine learning", "scc sparse-generalized-eigenvalue", "two categories of one name"),
    set("tsinghua", "deepseek-r1 deepseek-prover-v2 deepseek-v3", "a place"),
    set("microsoft research", "deepseek-llm", "a place of two words"),
    set("before 2020", "sparse-generalized-eigenvalue", "a bound"),
    set("stanford and tsinghua", "deepseek-r1 deepseek-prover-v2 deepseek-v3", "two places at once"),
    set("pku 2024", "deepseek-prover-v1-5 deepseek-v2 deepseek-llm", "a place and a year"),
    set("jan 12", "engram", "a listing leaves the year out"),
    set("papers with code", CODE, "the listing's flag"),
    set("in 2026", "engram", "a year alone"),
    nothing("papers from 2013", "no paper of that year"),
    top("latest deepseek paper", "deepseek-v3-2", "the newest of those with the word"),
    top("oldest paper", "sparse-generalized-eigenvalue", "the earliest date"),
  ],
  concepts: [
    top("monte carlo tree search for theorem proving", "deepseek-prover-v1-5", "title and abstract"),
    top("which model can read charts and screenshots", "deepseek-vl", "abstract, in a question"),
    top("load balancing without auxiliary loss", "deepseek-v3", "word forms and order differ"),
    top("residual stream", "mhc", "in this abstract alone"),
    top("chatbot for images", "deepseek-vl", "word forms differ"),
    top("papier über StarCraft", "scc", "another language around the name"),
  ],
  keys: [
    top("arXiv:2412.19437v2", "deepseek-v3", "an id with its version"),
    top("https://arxiv.org/pdf/2501.12948", "deepseek-r1", "a link to the PDF"),
    top("https://doi.org/10.1038/s41586-025-09422-z", "deepseek-r1", "the DOI of the journal version"),
    top("github.com/deepseek-ai/DeepSeek-Math", "deepseekmath", "the repository, without the scheme"),
    top("deepseek-v3-2", "deepseek-v3-2", "the slug id"),
    nothing("2999.99999", "no such id"),
  ],
  noise: [
    nothing("stable diffusion", "no such paper"),
    nothing("attention is all you need", "attention alone is not that paper"),
    nothing("graph neural networks", "neural and networks, but no graphs"),
    nothing("the", "only a small word"),
    nothing("*", "nothing is matched by all"),
    nothing("hasOwnProperty", "no object is looked into"),
    nothing("codeforces", "no paper says it; one speaks of code here and of forces there"),
    usage("hello", "a greeting"),
    usage("?!", "no words"),
    usage("papers", "too wide"),
  ],
};

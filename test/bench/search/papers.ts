/**
 * Papers as they might be: names with versions, titles and abstracts in the field's words, a long tail of rare words,
 * authors who share surnames. Nothing here is a real paper; shapes and frequencies follow computer science on arXiv.
 */

import { Random } from "./random.ts";

export interface MadePaper {
  readonly id: string;
  readonly title: string;
  readonly nickname?: string;
  readonly acronym?: string;
  readonly authors: readonly string[];
  readonly abstract: string;
  readonly year: number;
  readonly categories: readonly string[];
}

const split = (text: string): string[] => text.trim().split(/\s+/);
const lines = (text: string): string[] => text.trim().split(/\s*\n\s*/);

const ADJECTIVES =
  split(`efficient robust sparse deep neural hierarchical adaptive contrastive generative probabilistic
  scalable multimodal unsupervised supervised self-supervised federated causal symbolic stochastic variational recurrent
  convolutional attentive distributed private fair interpretable compositional latent structured dynamic incremental
  modular differentiable equivariant geometric spectral temporal spatial semantic lexical syntactic bilingual
  low-resource zero-shot few-shot continual lifelong hybrid parallel asynchronous quantized pruned distilled calibrated
  bayesian nonparametric kernelized low-rank high-dimensional long-context end-to-end graph-based data-driven
  hardware-aware energy-aware risk-sensitive uncertainty-aware context-aware open-domain cross-lingual large-scale`);
const TASKS = lines(`image classification
  object detection
  semantic segmentation
  machine translation
  question answering
  text summarization
  speech recognition
  speaker verification
  relation extraction
  named entity recognition
  program synthesis
  theorem proving
  code completion
  reinforcement learning
  imitation learning
  representation learning
  metric learning
  anomaly detection
  link prediction
  node classification
  molecule generation
  protein folding
  drug discovery
  point cloud registration
  depth estimation
  pose estimation
  optical flow
  video captioning
  image retrieval
  document ranking
  dialogue generation
  sentiment analysis
  fake news detection
  time series forecasting
  traffic prediction
  recommendation
  click-through rate prediction
  causal inference
  density estimation
  neural rendering
  style transfer
  super-resolution
  robotic manipulation
  motion planning
  visual navigation
  autonomous driving
  network intrusion detection
  malware analysis
  query optimization
  entity resolution
  knowledge distillation
  model compression
  hyperparameter tuning
  architecture search
  domain adaptation
  active learning
  curriculum learning
  federated optimization
  compressed sensing
  matrix completion
  graph matching
  combinatorial optimization
  constraint satisfaction
  symbolic regression
  equation discovery
  weather forecasting
  medical image registration
  tumor segmentation
  electronic health records
  brain decoding
  gene expression`);
const MEANS =
  split(`attention transformers diffusion flows autoencoders embeddings memory prompts adapters experts
  kernels trees forests graphs ensembles policies rewards gradients priors posteriors masks tokens patches codebooks
  wavelets tensors manifolds hypergraphs automata grammars lattices hashing sketching sampling pruning quantization
  augmentation regularization pretraining alignment retrieval planning search decoding caching routing gating
  factorization projection interpolation bootstrapping boosting distillation tokenization parsing reranking`);
const VERBS =
  split(`learning understanding improving rethinking scaling exploring bridging unlocking revisiting towards
  harnessing accelerating aligning benchmarking evaluating generating predicting modeling optimizing decomposing`);
const STARTS =
  split(`deep neuro graph meta hyper omni uni poly flow swift star sky aero luma nova vec tensor code prompt
  chain tree memo echo prism lumin quanta syn para trans proto infra cyber eco bio geo chrono dyna stat opti`);
const ENDS =
  split(`net former formalizer bench gpt mix moe llm bert gan ode vae nerf rank seq flow clip cap sim lab gen
  coder prover pilot mind lens loop map bank field forge kit hub sense craft scope pack zip`);
const GIVEN =
  split(`Wei Xin Yu Jing Hao Lin Min Chen Lei Jun Xiao Yang Ming Rui Fang Anna Maria Elena Julia Sofia Laura
  Peter Thomas Michael Daniel David James John Robert Andreas Stefan Felix Lukas Marco Luca Paolo Giulia Chiara Pierre
  Marie Camille Antoine Sophie Carlos Diego Lucia Pablo Javier Priya Rahul Ananya Arjun Deepak Sanjay Kavita Yuki Kenji
  Haruka Takashi Sakura Minho Jiwoo Seojun Hyejin Nguyen Linh Minh Ahmed Fatima Omar Layla Yusuf Olga Ivan Dmitri Natasha
  Erik Ingrid Lars Astrid Kofi Amara Chidi Zuri Rachel Sarah Emily Jessica Ashley Joshua Andrew Matthew Ryan Kevin`);
const FAMILY =
  split(`Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie
  Tang Han Cao Deng Feng Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Shen Yao Smith
  Johnson Brown Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson
  Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell
  Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Bailey Reed Kelly Howard Müller
  Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf Schröder Neumann Schwarz
  Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Dubois Moreau Laurent Simon
  Michel Lefebvre Leroy Roux David Bertrand García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz
  Sharma Gupta Singh Kumar Patel Reddy Iyer Nair Mehta Banerjee Mukherjee Tanaka Suzuki Watanabe Yamamoto Nakamura
  Kobayashi Saito Kim Park Choi Jung Kang Cho Yoon Jang Tran Pham Hoang Phan Vu Hassan Ibrahim Khalil Rahman Ivanov
  Petrov Smirnov Kuznetsov Popov Larsen Hansen Nilsson Johansson Okafor Mensah Adeyemi Kowalski Novak Horvat Papadopoulos`);
const CATEGORIES = split(
  "cs.CL cs.LG cs.CV cs.AI cs.RO cs.SE cs.IR cs.CR cs.DB cs.DS cs.NE stat.ML eess.AS eess.IV math.OC q-bio.QM",
);
const SENTENCES =
  lines(`We study {task} with {means}, where {adj} methods often fail because {rare} effects are ignored.
  Existing approaches to {task} rely on {means} and {means2}, which limits {rare} generalization in {adj} settings.
  In this paper, we propose {name}, a {adj} framework for {task} that combines {means} with {rare} {means2}.
  Our method introduces {rare} {means} that reduce computation by {n}% while keeping accuracy on {adj} inputs.
  Experiments on {rare2} and {rare} benchmarks show that {name} improves over strong baselines by {n} points.
  Theoretically, we prove that {rare} {means} converge under {adj} assumptions at a rate of {n} iterations.
  An ablation reveals that {means2} matter most when {rare2} noise dominates the {adj} regime.
  We release code and a dataset of {n}K {rare} examples for {task}.
  Unlike prior work, {name} needs no {rare2} supervision and scales to {n}B parameters.
  The key idea is to treat {rare} as {adj} {means}, trained jointly with {means2} for {task2}.
  Results transfer to {task2}, where {rare2} {means} give consistent gains in {adj} evaluation.
  Finally, we discuss limits: {rare} drift, {adj} bias, and the cost of {means2}.`);
const TITLES = [
  "{Name}: {Verb} {Adj} {Task} with {Means}",
  "{Name}: {Adj} {Means} for {Task}",
  "{Name}: {Verb} {Rare} {Means} in {Task}",
  "{Verb} {Adj} {Task} via {Rare} {Means}",
  "{Adj} {Means} for {Rare} {Task}",
  "On the {Rare} of {Adj} {Means} in {Task}",
  "{Rare} {Means}: {Adj} {Task} without {Means2}",
  "A {Adj} Approach to {Task} using {Rare} {Means}",
] as const;

const SYLLABLES =
  split(`ba be bi bo ca ce co cu da de di do fa fe fi ga ge gi ha he hy ka ki la le li lo ma me mi mo na ne ni
  no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo xe za ze zi zo tra stra pre pro con per dis`);
const TAILS = split(
  "tion ment ity ness al ic ous ive ence ance or ist ism ary ent ine ate ular onic itic graph meter form",
);

/** `count` papers, the same for the same seed. */
export function makePapers(count: number, seed: number): MadePaper[] {
  return [...paperStream(count, seed)];
}

/** The same, one after the other. */
export function* paperStream(count: number, seed: number): Generator<MadePaper> {
  const random = new Random(seed);
  // Rare words grow with the corpus as in real text (Heaps' law, exponent about one half).
  const rare = Array.from({ length: Math.round(120 * Math.sqrt(count)) + 400 }, () => rareWord(random));
  const names = new Set<string>();
  for (let i = 0; i < count; i++) yield makePaper(`p${i}`, random, rare, names);
}

function makePaper(id: string, random: Random, rare: readonly string[], names: Set<string>): MadePaper {
  const template = random.pick(TITLES);
  const named = template.startsWith("{Name}");
  const nickname = named ? makeName(random, names) : undefined;
  const own = random.some(rare, 4);
  const topic = { task: random.pick(TASKS), task2: random.pick(TASKS), adj: random.some(ADJECTIVES, 3) };
  const fill = (pattern: string): string =>
    pattern.replace(/\{(\w)(\w*?)(2?)\}/g, (_, first: string, rest: string, second: string) => {
      const word = wordFor(`${first.toLowerCase()}${rest}${second}`);
      return first === first.toUpperCase() && rest !== "ame"
        ? word.replace(/(^|[\s-])\p{Ll}/gu, (l) => l.toUpperCase())
        : word;
    });
  const wordFor = (slot: string): string => {
    switch (slot) {
      case "name":
        return nickname ?? "our method";
      case "task":
        return topic.task;
      case "task2":
        return topic.task2;
      case "adj":
        return random.pick(topic.adj);
      case "means":
      case "means2":
        return random.zipf(MEANS);
      case "verb":
        return random.pick(VERBS);
      case "n":
        return String(random.chance(0.5) ? random.below(99) + 1 : ((random.below(990) + 10) / 10).toFixed(1));
      default:
        return random.chance(0.6) ? random.pick(own) : random.zipf(rare);
    }
  };
  const title = fill(template);
  const sentences = random.some(SENTENCES, 5 + random.below(4)).map(fill);
  const acronym = random.chance(0.4) ? acronymFor(random, own) : undefined;
  if (acronym !== undefined) sentences.splice(1, 0, `We call this ${acronym.long} (${acronym.short}).`);
  return {
    id,
    title,
    ...(nickname === undefined ? {} : { nickname }),
    ...(acronym === undefined ? {} : { acronym: acronym.short }),
    authors: Array.from({ length: 1 + random.below(6) }, () => makeAuthor(random)),
    abstract: sentences.join(" "),
    year: 2025 - Math.floor(Math.abs(random.next() + random.next() - 1) * 18),
    categories: random.some(CATEGORIES, 1 + random.below(2)),
  };
}

function makeName(random: Random, names: Set<string>): string {
  for (;;) {
    const start = random.pick(STARTS);
    const end = random.pick(ENDS);
    const styled = random.chance(0.5) ? capital(end) : end.toUpperCase();
    const middle =
      names.size > 500 || random.chance(0.3) ? capital(rareWord(random).slice(0, 3 + random.below(4))) : "";
    const version = random.chance(0.3)
      ? `-${random.pick(["V", "v", ""])}${1 + random.below(4)}${random.chance(0.3) ? ".5" : ""}`
      : "";
    const name = `${capital(start)}${middle}${random.chance(0.3) ? "-" : ""}${styled}${version}`;
    if (names.has(name.toLowerCase())) continue;
    names.add(name.toLowerCase());
    return name;
  }
}

function acronymFor(random: Random, own: readonly string[]): { short: string; long: string } {
  const parts = [random.pick(ADJECTIVES), random.pick(own), random.pick(MEANS), random.pick(MEANS)];
  const long = parts.map(capital).join(" ");
  return { short: parts.map((word) => (word[0] ?? "").toUpperCase()).join(""), long };
}

function makeAuthor(random: Random): string {
  const given = random.zipf(GIVEN);
  const middle = random.chance(0.15) ? ` ${String.fromCharCode(65 + random.below(26))}.` : "";
  return `${random.chance(0.08) ? `${given[0]}.` : given}${middle} ${random.zipf(FAMILY)}`;
}

function rareWord(random: Random): string {
  const length = 2 + random.below(3);
  return Array.from({ length }, () => random.pick(SYLLABLES)).join("") + random.pick(TAILS);
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

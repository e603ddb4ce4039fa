/** Title-and-authors lines made from real titles and names, with the right cut known. Fixed seed, no two runs differ. */

/** One a line. The endings are chosen to be hard: acronyms, digits, brackets, capitals, commas, lower case. */
export const TITLES: readonly string[] = `
Attention Is All You Need
BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding
RoBERTa: A Robustly Optimized BERT Pretraining Approach
Language Models are Few-Shot Learners
Deep Residual Learning for Image Recognition
Adam: A Method for Stochastic Optimization
Generative Adversarial Nets
Auto-Encoding Variational Bayes
Playing Atari with Deep Reinforcement Learning
Mastering the game of Go without human knowledge
Distilling the Knowledge in a Neural Network
LoRA: Low-Rank Adaptation of Large Language Models
Chain-of-Thought Prompting Elicits Reasoning in Large Language Models
Training language models to follow instructions with human feedback
Llama 2: Open Foundation and Fine-Tuned Chat Models
LLaMA: Open and Efficient Foundation Language Models
Scaling Laws for Neural Language Models
Constitutional AI: Harmlessness from AI Feedback
FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness
Mamba: Linear-Time Sequence Modeling with Selective State Spaces
Mixtral of Experts
An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale
Denoising Diffusion Probabilistic Models
High-Resolution Image Synthesis with Latent Diffusion Models
Learning Transferable Visual Models From Natural Language Supervision
"Why Should I Trust You?": Explaining the Predictions of Any Classifier
Are Emergent Abilities of Large Language Models a Mirage?
Can Large Language Models Reason and Plan?
Do ImageNet Classifiers Generalize to ImageNet?
What Does BERT Look At? An Analysis of BERT's Attention
On the Dangers of Stochastic Parrots: Can Language Models Be Too Big?
Is ChatGPT a General-Purpose Natural Language Processing Task Solver?
How Powerful are Graph Neural Networks?
Sparks of Artificial General Intelligence: Early experiments with GPT-4
Capabilities of GPT-4 on Medical Challenge Problems
A Survey on Evaluation of Large Language Models from 2020 to 2023
Overview of the Shared Task on Hate Speech at SemEval-2019
ImageNet-21K Pretraining for the Masses
Revisiting ResNets: Improved Training and Scaling Strategies
StarCraft II: A New Challenge for Reinforcement Learning
Grandmaster level in StarCraft II
Human-level play in the game of Diplomacy, Part II
Type-2 Fuzzy Logic Systems, Part I
Deep Learning in Computer Vision (Extended Abstract)
Sequence to Sequence Models: A Primer (Tutorial)
Neural Machine Translation by Jointly Learning to Align and Translate
Attention, Learn to Solve Routing Problems!
Fast, Cheap, and Good: Efficient Training of Transformers on a Single GPU
Faster, Better, Stronger: Object Detection at 200 FPS
Towards a Strong, Economical, and Efficient Recommender
Learning, Planning, and Acting in Open Worlds
Vision, Language, and Action: A Survey
Data, Compute, and the Limits of RLHF
pix2pix and its applications to medical MRI
word2vec Explained: deriving Mikolov et al.'s negative-sampling word-embedding method
vLLM serving at scale with PagedAttention
wav2vec 2.0: A Framework for Self-Supervised Learning of Speech Representations
t-SNE, explained
k-means++ in the streaming model
mT5: A massively multilingual pre-trained text-to-text transformer
cuDNN: Efficient Primitives for Deep Learning
gSASRec: Reducing Overconfidence in Sequential Recommendation Trained with Negative Sampling
nnU-Net for Brain Tumor Segmentation
Solving Quantitative Reasoning Problems with LMs
Evaluating Large Language Models Trained on Code
Textbooks Are All You Need II: phi-1.5 technical report
Qwen2.5 Technical Report
GPT-4 Technical Report
Gemma 2: Improving Open Language Models at a Practical Size
DeepSeek-V3 Technical Report
InternLM2 Technical Report
Kimi K2: Open Agentic Intelligence
OpenAI o1 System Card
PyTorch: An Imperative Style, High-Performance Deep Learning Library
Accelerating Inference with TensorRT
Graph Learning with PyTorch Geometric
Parallel Training with DeepSpeed
Program Synthesis with OpenAI Codex
Protein structure prediction with AlphaFold
Question Answering over DBpedia
Benchmarking Large Language Models on CMMLU
Measuring Mathematical Problem Solving With the MATH Dataset
Training Verifiers to Solve Math Word Problems
Code Generation on HumanEval and MBPP
Formal Theorem Proving in Lean 4
Autoformalization with Large Language Models in Isabelle/HOL
A Simple Framework for Contrastive Learning: SimCLR
Momentum Contrast for Unsupervised Learning with MoCo
Semantic Parsing for Text-to-SQL
Robust Speech Recognition with CTC
Time Series Forecasting with LSTM
Image Captioning Using a CNN-LSTM
Sentiment Analysis on IMDB
Named Entity Recognition for Low-Resource NLP
Offline RL
Preference Optimization beyond DPO
From RLHF to RLAIF
Understanding the role of KL regularization in PPO
Quantization of LLMs
A Primer on LLMs and VLMs
Efficient Fine-Tuning of Quantized LLMs
Retrieval-Augmented Generation with LLMs
Continual Learning in GANs
Training of GPT-3
Emergent World Representations in GPT-2
Benchmarking on CIFAR-10
Adversarial Robustness on CIFAR-100
Neural Tangent Kernel: Convergence and Generalization in Neural Networks
A Theory of Generalization in Deep Learning via the Vapnik-Chervonenkis Dimension
On the Complexity of Nash Equilibria
Sharp Bounds for Estimating Wasserstein Distances
A note on the inequality of Cauchy and Schwarz
Markov Chain Monte Carlo
Bandits with Knapsacks
Quantum Supremacy Using a Programmable Superconducting Processor
Variational Inference with Normalizing Flows
Random Features for Large-Scale Kernel Machines
The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks
Understanding Deep Learning Requires Rethinking Generalization
Deep Double Descent: Where Bigger Models and More Data Hurt
Grokking: Generalization Beyond Overfitting on Small Algorithmic Datasets
Visualizing and Understanding Convolutional Networks
Rich Feature Hierarchies for Accurate Object Detection and Semantic Segmentation
You Only Look Once: Unified, Real-Time Object Detection
End-to-End Object Detection with Transformers
Segment Anything
Segment Anything in Medical Images
NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis
3D Gaussian Splatting for Real-Time Radiance Field Rendering
Self-Driving Cars: A Survey
Cross-Lingual Transfer for Swahili
Machine Translation for Low-Resource Languages of India
Mining Software Repositories on GitHub
Vulnerability Detection in C
Memory Safety Bugs in Rust
Type Inference for Python
Automated Program Repair in Java
Reinforcement Learning with Action-Free Pre-Training
Policy Gradients for Model-Free
Fairness in Machine Learning: A Survey
The Pile: An 800GB Dataset of Diverse Text for Language Modeling
BLOOM: A 176B-Parameter Open-Access Multilingual Language Model
PaLM: Scaling Language Modeling with Pathways
Toolformer: Language Models Can Teach Themselves to Use Tools
ReAct: Synergizing Reasoning and Acting in Language Models
Voyager: An Open-Ended Embodied Agent with Large Language Models
SWE-bench: Can Language Models Resolve Real-World GitHub Issues?
Let's Verify Step by Step
Tree of Thoughts: Deliberate Problem Solving with Large Language Models
Self-Consistency Improves Chain of Thought Reasoning
Large Language Models are Zero-Shot Reasoners
Direct Preference Optimization: Your Language Model is Secretly a Reward Model
Proximal Policy Optimization Algorithms
Trust Region Policy Optimization
Soft Actor-Critic: Off-Policy Maximum Entropy Deep RL with a Stochastic Actor
Decision Transformer: Reinforcement Learning via Sequence Modeling
World Models
Dream to Control: Learning Behaviors by Latent Imagination
MuZero
Switch Transformers: Scaling to Trillion Parameter Models with Simple and Efficient Sparsity
Outrageously Large Neural Networks: The Sparsely-Gated Mixture-of-Experts Layer
Rotary Embeddings in RoFormer
Longformer: The Long-Document Transformer
Big Bird: Transformers for Longer Sequences
Efficient Streaming Language Models with Attention Sinks
YaRN: Efficient Context Window Extension
Extending Context Window to 128K
SGD with Momentum: 10 Years Later
COVID-19 Detection from Chest X-Rays
Drug Discovery for COVID-19
Gene Expression Prediction from DNA
Dark Matter Searches with XENON1T
Observation of Gravitational Waves from a Binary Black Hole Merger
Higgs Boson Production at the LHC
Sparse PCA
Robust Estimation in High Dimensions, Revisited
Optimal Transport for Domain Adaptation: Theory & Practice
Learning to See in the Dark
Beyond Accuracy: Behavioral Testing of NLP Models with CheckList
Don't Stop Pretraining: Adapt Language Models to Domains and Tasks
It's Not Just Size That Matters: Small Language Models Are Also Few-Shot Learners
Who Let the LLMs Out?
Position: Stop Reporting Accuracy!
The False Promise of Imitating Proprietary LLMs
No Train No Gain: Revisiting Efficient Training Algorithms For Transformer-based Language Models
Lost in the Middle: How Language Models Use Long Contexts
Speculative Decoding: 2x to 3x Faster
Scaling Vision Transformers to 22 Billion Parameters
A ConvNet for the 2020s
Going Deeper with Convolutions
MobileNets: Efficient CNNs for Mobile Vision
Neural Discrete Representation Learning in VQ-VAE
Image-to-Image Translation with CycleGAN
Hierarchical Text-Conditional Image Generation with CLIP Latents
Measuring Massive Multitask Language Understanding
Holistic Evaluation of Language Models (HELM)
TruthfulQA: Measuring How Models Mimic Human Falsehoods
Red Teaming Language Models to Reduce Harms
Discovering Latent Knowledge in LMs Without Supervision
Locating and Editing Factual Associations in GPT
Toy Models of Superposition
In-context Learning and Induction Heads
Jailbroken: How Does LLM Safety Training Fail?
Poisoning Web-Scale Training Datasets is Practical
Federated Learning on Non-IID Data
Differential Privacy and the US Census
Deep Learning with Differential Privacy
Communication-Efficient Learning of Deep Networks from Decentralized Data
`
  .trim()
  .split("\n");

/** People and groups as arXiv prints them. */
export const NAMES: readonly string[] = `
Ashish Vaswani;Noam Shazeer;Niki Parmar;Jakob Uszkoreit;Llion Jones;Aidan N. Gomez;Łukasz Kaiser;Illia Polosukhin;Jacob Devlin;Ming-Wei Chang;
Kenton Lee;Kristina Toutanova;Yinhan Liu;Myle Ott;Naman Goyal;Jingfei Du;Tom B. Brown;Benjamin Mann;Nick Ryder;Kaiming He;Xiangyu Zhang;Shaoqing Ren;
Jian Sun;Diederik P. Kingma;Jimmy Ba;Ian J. Goodfellow;Jean Pouget-Abadie;Mehdi Mirza;Volodymyr Mnih;Koray Kavukcuoglu;David Silver;Geoffrey Hinton;
Oriol Vinyals;Jeff Dean;Edward J. Hu;Yelong Shen;Phillip Wallis;Jason Wei;Xuezhi Wang;Dale Schuurmans;Long Ouyang;Jeff Wu;Xu Jiang;Hugo Touvron;
Louis Martin;Kevin Stone;Thibaut Lavril;Gautier Izacard;Jared Kaplan;Sam McCandlish;Tom Henighan;Yuntao Bai;Saurav Kadavath;Tri Dao;Daniel Y. Fu;
Stefano Ermon;Albert Gu;Albert Q. Jiang;Alexandre Sablayrolles;Antoine Roux;Alexey Dosovitskiy;Lucas Beyer;Alexander Kolesnikov;Jonathan Ho;Ajay Jain;
Pieter Abbeel;Robin Rombach;Andreas Blattmann;Dominik Lorenz;Alec Radford;Jong Wook Kim;Chris Hallacy;Marco Tulio Ribeiro;Sameer Singh;Carlos Guestrin;
Rylan Schaeffer;Brando Miranda;Sanmi Koyejo;Emily M. Bender;Timnit Gebru;Angelina McMillan-Major;Keyulu Xu;Weihua Hu;Jure Leskovec;Sébastien Bubeck;
Varun Chandrasekaran;Ronen Eldan;Harsha Nori;Nicholas King;Scott Mayer McKinney;Laurens van der Maaten;Herke van Hoof;Max Welling;Wouter Kool;
Aäron van den Oord;Yann LeCun;Yoshua Bengio;Léon Bottou;Juan Pablo de la Cruz;Maria von Rosenberg;Ludwig van Beethoven Jr.;Ronan Le Bras;
Jean-Baptiste Alayrac;Jean-Bastien Grill;Bernardo Ávila Pires;R. Devon Hjelm;J. Zico Kolter;A. Rupam Mahmood;Z. Z. Ren;R. X. Xu;Y. K. Li;Y. Wu;
J.-B. Huang;M. Y. Lu;S. M. Ali Eslami;Y. X. Wei;T. S. Jaakkola;D. Sculley;E. Weinan;Weinan E;Xin Cheng;Bo Li;Ke Li;Yi Tay;Wei Xu;An Yang;Le Yu;
Li Du;Ye Ma;Zhe Gan;Yu Su;Quoc V. Le;Tu Vu;Minh-Thang Luong;Đặng Thị Hà;Nguyễn Văn An;Jürgen Schmidhuber;Sepp Hochreiter;Günter Klambauer;
Åsa Öberg;Søren Kierkegaard;Ömer Şahin;Çağlar Gülçehre;Kyunghyun Cho;Dzmitry Bahdanau;Marc'Aurelio Ranzato;Brendan O'Donoghue;Sean O'Brien;
Michael I. Jordan;Christopher D. Manning;Dan Jurafsky;Percy Liang;Tatsunori B. Hashimoto;Fei-Fei Li;Andrej Karpathy;Ilya Sutskever;Ross Girshick;
Sergey Levine;Chelsea Finn;Deepak Pathak;Pulkit Agrawal;Subbarao Kambhampati;Kartik Valmeekam;Srinivasan Iyer;Mohammad Norouzi;Mostafa Dehghani;
Ali Farhadi;Hannaneh Hajishirzi;Yejin Choi;Noah A. Smith;Luke Zettlemoyer;Mike Lewis;Danqi Chen;Tianyu Gao;Huajian Xin;Zhihong Shao;Junxiao Song;
Xiangjun Wang;Penghui Qi;Prabhu Babu;Daniel P. Palomar;Daya Guo;Dejian Yang;Aixin Liu;Bei Feng;AJ Piergiovanni;DJ Strouse;JD Zamfirescu-Pereira;
Ananya B. Sai;Md Rizwan Parvez;Mohamed Elhoseiny;Abdul-Rahman Al-Tamimi;Ibn Khaldun;Youssef El Hajj;Fatima Zahra El Idrissi;Kwame Asante;Chinedu Okafor;
Ngozi Adichie;Hiroshi Tanaka;Yuki Nakamura;Kazuya Kawakami;Soo-Jin Park;Dong-Hyun Lee;Kim Yoon;Byeongho Heo;Igor Mordatch;Dmitry Vetrov;
Anna Rohrbach;Olga Russakovsky;Ekaterina Kochmar;Piotr Bojanowski;Tomáš Mikolov;Jiří Matas;Ondřej Bojar;Barbara Plank;Anders Søgaard;Isabelle Augenstein;
João Carreira;Andrew Zisserman;Andrea Vedaldi;José Hernández-Orallo;Iñigo Casanueva;Marta R. Costa-jussà;Francisco Guzmán;Vladlen Koltun;
William W. Cohen;Will Grathwohl;Mark Chen;Rich Sutton;Grant Van Horn;Victor Sanh;Thomas Wolf;Leo Gao;Stella Biderman;Sid Black;Eric Wallace;Robin Jia;
Colin Raffel;Adam Roberts;Katherine Lee;Sharan Narang;Nicholas Carlini;Florian Tramèr;Úlfar Erlingsson;Brendan McMahan;Peter Kairouz;Ce Zhang
`
  .split(/[;\n]+/)
  .map((name) => name.trim())
  .filter((name) => name !== "");

/** Groups that sign in the first place. */
export const GROUPS: readonly string[] =
  "DeepSeek-AI;OpenAI;Qwen Team;Kimi Team;Gemini Team;Gemma Team;NVIDIA;Meta AI;Team OLMo;BigScience Workshop;NLLB Team;Seamless Communication;InternLM Team;Llama Team;MiniMax;GLM-4.5 Team;LCM team;Google DeepMind;Tencent Hunyuan Team;AI@Meta;Anthropic;Mistral AI;ByteDance Seed;ATLAS Collaboration;LIGO Scientific Collaboration".split(
    ";",
  );

/** A reproducible stream of numbers in [0, 1): mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface GluedLine {
  readonly title: string;
  readonly authors: readonly string[];
  readonly complete: boolean;
  readonly glued: string;
  /** An abstract that mentions some words of the title, or empty. */
  readonly abstract: string;
}

/** `count` lines: four in five with three authors and more to come, the rest complete with one to three; one in ten signed by a group. */
export function gluedLines(count: number, seed: number): GluedLine[] {
  const next = random(seed);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  };
  return Array.from({ length: count }, () => {
    const title = pick(TITLES);
    const complete = next() < 0.2;
    const size = complete ? 1 + Math.floor(next() * 3) : 3;
    const authors = new Set<string>();
    if (next() < 0.1) authors.add(pick(GROUPS));
    while (authors.size < size) authors.add(pick(NAMES));
    const list = [...authors];
    const words = title.split(" ").filter(() => next() < 0.4);
    const abstract = next() < 0.5 ? "" : `We study ${words.join(" and ")} in depth.`;
    return { title, authors: list, complete, glued: title + list.join(", "), abstract };
  });
}

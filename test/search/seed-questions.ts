/**
 * More questions on the seed papers, a line each: what is asked, and what is right.
 *   `> a`      a first
 *   `= a b`    these and no others
 *   `~ a b`    several, these among them
 *   `-`        nothing
 *   `?`        a hint how to ask
 */

export const ASKED: Readonly<Record<string, string>> = {
  nicknames: `
deepseek r1 zero | > deepseek-r1
R1-Zero | > deepseek-r1
deepseekv3 | > deepseek-v3
DSV3 | > deepseek-v3
v3 | > deepseek-v3
the v3 tech report | > deepseek-v3
v3 technical report | > deepseek-v3
dsv2 | > deepseek-v2
ds v3.2 | > deepseek-v3-2
coderv2 | > deepseek-coder-v2
ds coder | > deepseek-coder-v2
deepseekcoder v2 | > deepseek-coder-v2
proverv2 | > deepseek-prover-v2
deepseek prover v1.5 | > deepseek-prover-v1-5
proverv1.5 | > deepseek-prover-v1-5
nsa | > native-sparse-attention
manifold constrained hyper connections | > mhc
engram paper | > engram
ds math | > deepseekmath
dsmath | > deepseekmath
dsmoe | > deepseekmoe
ds llm | > deepseek-llm
longtermism | > deepseek-llm
StarCraft Commander | > scc
deepseek vl chatbot | > deepseek-vl
vision language deepseek | > deepseek-vl
v3.2 speciale | > deepseek-v3-2
mHC paper please | > mhc
math paper | > deepseekmath
sparse attention paper | ~ native-sparse-attention deepseek-v3-2
dsa paper | > deepseek-v3-2`,
  versions: `
deepseek v1 | > deepseek-llm
deepseek v5 | -
deepseek r3 | -
deepseek-r1.5 | -
prover v4 | -
prover 2.5 | -
coder v3 | -
v3.3 | -
deepseek v2.5 | -
DeepSeek-V4 Technical Report | -
r2 | -
gpt-7 | -
lean 5 | -
engram 2 | -`,
  slips: `
depseek v3 | > deepseek-v3
deepseekk r1 | > deepseek-r1
deepsek coder v2 | > deepseek-coder-v2
sparse genralized eigenvalu problem | > sparse-generalized-eigenvalue
manfold constrained | > mhc
hyperconnection | > mhc
hyper-conection | > mhc
mixture of expersts specialisation | > deepseekmoe
starcarft comander | > scc
native sparce atention | > native-sparse-attention
condidional memry lookup | > engram
singulariy isue | > sparse-generalized-eigenvalue
Juxiao Song | = deepseek-prover-v1-5 deepseek-prover-v2 scc sparse-generalized-eigenvalue
Palomer | > sparse-generalized-eigenvalue
Prabu Babu | > sparse-generalized-eigenvalue
proverbensh | > deepseek-prover-v2
groop relative policy optimization | > deepseekmath
multi-hed latent atention | ~ deepseek-v2 deepseek-v3
alphstar | > scc
reinforcment lerning from proof asistant feedbak | > deepseek-prover-v1-5
subgol decompositon | > deepseek-prover-v2
visionlanguage understanding | > deepseek-vl
long termism | > deepseek-llm
loadbalancing auxiliary loss free | > deepseek-v3
deep seek math | > deepseekmath
deep seek moe | > deepseekmoe
fimo benchmrk | > deepseek-prover
grandmastr | > scc
“deepseek-r1” | > deepseek-r1
DEEPSEEK-V3 | > deepseek-v3
deepseek_v3 | > deepseek-v3
deepseek/r1 | > deepseek-r1
ＤｅｅｐＳｅｅｋ－Ｒ１ | > deepseek-r1
deepseek–moe | > deepseekmoe`,
  acronyms: `
RTS | > scc
GEP | > sparse-generalized-eigenvalue
KV cache | > deepseek-v2
FIMO | > deepseek-prover
MoE | > deepseekmoe
what is MLA? | ~ deepseek-v2 deepseek-v3
AIME | > deepseek-prover-v2
NIAH | > engram
BBH | > engram
what does grpo mean | > deepseekmath
what is RLPAF | > deepseek-prover-v1-5
MTP | -
meaning of nsa | > native-sparse-attention
DPO | > deepseek-llm`,
  authors: `
song junxiao | = deepseek-prover-v1-5 deepseek-prover-v2 scc sparse-generalized-eigenvalue
papers by Junxiao Song | = deepseek-prover-v1-5 deepseek-prover-v2 scc sparse-generalized-eigenvalue
junxiao song's papers | = deepseek-prover-v1-5 deepseek-prover-v2 scc sparse-generalized-eigenvalue
D. Palomar | = sparse-generalized-eigenvalue
Daniel P Palomar | = sparse-generalized-eigenvalue
palomar daniel | = sparse-generalized-eigenvalue
Z. Z. Ren | = deepseek-prover-v1-5 deepseek-prover-v2
zz. ren | = deepseek-prover-v1-5 deepseek-prover-v2
Ren ZZ | = deepseek-prover-v1-5 deepseek-prover-v2
Huajian Xin | = deepseek-prover-v1-5
Xin Cheng | = engram
cheng xin | = engram
Zhenda Xie | = mhc
Aixin Liu | = deepseek-v2 deepseek-v3 deepseek-v3-2
bei feng | = deepseek-v2 deepseek-v3
Daya Guo | = deepseek-r1 deepseek-coder-v2
Chenggang Zhao | = deepseekmoe
Xiangjun Wang starcraft | > scc
zhihong shao math | > deepseekmath
shao prover | > deepseek-prover-v2
Damai Dai sparse attention | > native-sparse-attention
damai dai moe | > deepseekmoe
yuan sparse attention | > native-sparse-attention
Song Palomar | > sparse-generalized-eigenvalue
Song, Babu and Palomar | > sparse-generalized-eigenvalue
Song et al. 2014 | > sparse-generalized-eigenvalue
Wang et al. 2020 | > scc
xin prover | > deepseek-prover-v1-5
who wrote mhc | > mhc
Geoffrey Hinton | -
Yann LeCun | -
vaswani 2017 | -
kaiming he | -
peiyi wang | = deepseekmath
Penghui Qi | = scc
huazuo gao | = native-sparse-attention
Deli Chen longtermism | > deepseek-llm`,
  figures: `
236B | > deepseek-v2
236 billion parameters | > deepseek-v2
37B activated | > deepseek-v3
2.788 million GPU hours | > deepseek-v3
H800 hours | > deepseek-v3
93.3% kv cache reduction | > deepseek-v2
42.5% | > deepseek-v2
42.5 percent training cost | > deepseek-v2
63.5% minif2f | > deepseek-prover-v1-5
25.3 proofnet | > deepseek-prover-v1-5
51.7% on MATH | > deepseekmath
60.9% | > deepseekmath
120B tokens | > deepseekmath
120 billion math tokens | > deepseekmath
6 trillion tokens | > deepseek-coder-v2
6T additional tokens | > deepseek-coder-v2
338 languages | > deepseek-coder-v2
46.3% whole proof | > deepseek-prover
325 formalized problems | > deepseek-prover-v2
658 problems | > deepseek-prover-v2
28.5% of computations | > deepseekmoe
1024 x 1024 | > deepseek-vl
1.3B | > deepseek-vl
27B parameters | > engram
2T tokens | > deepseek-llm
2 trillion tokens | > deepseek-llm
16K to 128K | > deepseek-coder-v2
84.2 to 97.0 | > engram
BBH +5.0 | > engram
99.9% | -
405B | -
15.6T tokens | -
88.9 percent | > deepseek-prover-v2
5 of 148 problems | > deepseek-prover`,
  phrases: `
poor readability and language mixing | > deepseek-r1
residual stream width | > mhc
dark cloud | > deepseek-llm
irrecoverable loss spikes | > deepseek-v3
loss spikes rollbacks | > deepseek-v3
hybrid vision encoder | > deepseek-vl
competitive dynamics between vision and language | > deepseek-vl
preconditioned steepest ascent | > sparse-generalized-eigenvalue
gold medal olympiad | > deepseek-v3-2
agentic task synthesis | > deepseek-v3-2
hash lookup n-gram | > engram
N-gram embedding | > engram
u-shaped scaling law | > engram
fine-grained token selection | > native-sparse-attention
claude 3 opus | > deepseek-coder-v2
gpt-4 turbo | > deepseek-coder-v2
o1-1217 | > deepseek-r1
distilled dense models qwen llama | > deepseek-r1
shared experts isolation | > deepseekmoe
GShard | > deepseekmoe
novel strategies unseen from human plays | > scc
formal theorem proving in Lean 4 | ~ deepseek-prover-v2 deepseek-prover-v1-5 deepseek-prover
intrinsic reward driven exploration | > deepseek-prover-v1-5
putnambench | > deepseek-prover-v2
gemini ultra | > deepseekmath
"majorizing the surrogate function" | > sparse-generalized-eigenvalue
nonconvex constraint set | > sparse-generalized-eigenvalue
host memory prefetching | > engram
l0 norm | > sparse-generalized-eigenvalue
\\ell_0 norm | > sparse-generalized-eigenvalue`,
  pasted: `
DeepSeek-V2: A Strong, Economical, and Efficient Mixture-of-Experts Language Model.pdf | > deepseek-v2
[2024] DeepSeekMath: Pushing the Limits of Mathematical Reasoning in Open Language Models - arXiv | > deepseekmath
Title: SCC: an efficient deep reinforcement learning agent mastering the game of StarCraft II | > scc
"Native Sparse Attention: Hardware-Aligned and Natively Trainable Sparse Attention" Yuan et al., ACL 2025 | > native-sparse-attention
DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement LearningDeepSeek-AI, Daya Guo | > deepseek-r1
deepseek_r1_incentivizing_reasoning_capability.pdf | > deepseek-r1
DEEPSEEK-PROVER-V2: ADVANCING FORMAL MATHEMATICAL REASONING | > deepseek-prover-v2
Conditional Memory via Scalable Lookup: A New Axis of | > engram
> We introduce our first-generation reasoning models, DeepSeek-R1-Zero and DeepSeek-R1. | > deepseek-r1
1. Towards Ultimate Expert Specialization in Mixture-of-Experts Language Models (2024), cited by 300 | > deepseekmoe
Pushing the Frontier of Open LLMs | > deepseek-v3-2
https://www.arxiv.org/abs/2401.06066v1 | > deepseekmoe
2502.11089 | > native-sparse-attention
arxiv 2601.07372 | > engram
https://huggingface.co/papers/2512.24880 | > mhc`,
  facts: `
dec 2025 | = mhc deepseek-v3-2
december 2025 | = mhc deepseek-v3-2
january 2025 | = deepseek-r1
2025 papers | = mhc deepseek-v3-2 deepseek-prover-v2 native-sparse-attention deepseek-r1
papers from 2014 | = sparse-generalized-eigenvalue
between 2014 and 2020 | = sparse-generalized-eigenvalue scc
after 2025 | = engram
stat.ML | = sparse-generalized-eigenvalue
cs.CV | -
cs.LG 2020 | = scc
category SE | = deepseek-coder-v2
stanford | = deepseek-prover-v1-5 deepseek-r1 deepseek-prover-v2 deepseek-v3
papers from peking university | = deepseek-prover-v1-5 deepseek-v2 deepseek-llm native-sparse-attention
microsoft | = deepseek-llm
harvard | -
oldest | > sparse-generalized-eigenvalue
latest | > engram
newest prover paper | > deepseek-prover-v2
earliest deepseek paper | > deepseek-llm
code available | = deepseek-prover-v1-5 deepseek-r1 deepseek-v2 deepseek-llm deepseek-prover-v2 deepseek-coder-v2 deepseek-v3
prover 2025 | > deepseek-prover-v2
reinforcement learning 2020 | > scc
papers from 1999 | -
eigenvalue 2014 | > sparse-generalized-eigenvalue`,
  concepts: `
cheaper KV cache | > deepseek-v2
how to stabilize residual connections at scale | > mhc
lookup table memory for transformers | > engram
ai that plays starcraft | > scc
long context efficient attention on gpus | ~ native-sparse-attention deepseek-v3-2
reasoning through pure reinforcement learning | > deepseek-r1
synthetic proofs from competition problems | > deepseek-prover
finding sparse eigenvectors | > sparse-generalized-eigenvalue
math web pages common crawl pretraining | > deepseekmath
splitting experts into finer segments | > deepseekmoe
programming assistant open source 338 languages | > deepseek-coder-v2
agents tool use large scale synthesis | > deepseek-v3-2
scaling laws open source 7B 67B | > deepseek-llm
theorem proving | ~ deepseek-prover-v1-5 deepseek-prover-v2 deepseek-prover
reinforcement learning agent for real time strategy games | > scc
smaller models distilled from a reasoning model | > deepseek-r1
code llm comparable to gpt-4 | > deepseek-coder-v2
open source coding model as good as gpt-4 turbo | > deepseek-coder-v2`,
  questions: `
what was the one that dropped value networks, grpo i believe? | > deepseekmath
can you get me the deepseek paper where the training had no loss spikes | > deepseek-v3
i'm looking for the starcraft thing by song | > scc
which model solved 49 putnam problems? | > deepseek-prover-v2
how many tokens was v2 trained on | > deepseek-v2
what is the context length of coder v2 | > deepseek-coder-v2
who are the authors of native sparse attention | > native-sparse-attention
when was r1 published | > deepseek-r1
is there something about memory lookups with n-grams | > engram
that paper from december about hyper connections | > mhc
show me everything on theorem proving | ~ deepseek-prover-v1-5 deepseek-prover-v2 deepseek-prover
do we have the paper about gold medals at the olympiad? | > deepseek-v3-2
the one with the 1.3B vision model pls | > deepseek-vl
remind me what the moe specialization paper was called | > deepseekmoe
could someone link the deepseek llm scaling laws paper | > deepseek-llm`,
  languages: `
artículo sobre memoria condicional Engram | > engram
papier über Native Sparse Attention | > native-sparse-attention
DeepSeek-R1 论文 | > deepseek-r1
论文 deepseek v3 | > deepseek-v3
статья про StarCraft | > scc
quel papier parle de GRPO | > deepseekmath`,
  absent: `
llama 3 | -
mamba | -
BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding | -
Attention Is All You Need | -
Chain-of-Thought Prompting Elicits Reasoning in Large Language Models | -
Proximal Policy Optimization Algorithms | > deepseekmath
Qwen2.5 technical report | -
gpt-4 technical report | -
Deep Residual Learning for Image Recognition | -
flash attention | -
FlashAttention-2 | -
LoRA: Low-Rank Adaptation of Large Language Models | -
word2vec | -
retrieval augmented generation | -
Kimi k2 | -
janus pro | -
deepseek ocr | ~ deepseek-vl
alphafold | -
protein structure prediction | -
neural radiance fields | -
image segmentation | -
quantum computing | -
graph attention networks | -
climate change | -
Mixtral of Experts | -
constitutional AI | -
speech recognition | -
bitcoin price prediction | -
best restaurants in beijing | -
what's the weather today | -
how do I install python | -
asdfghjkl | -
qwertz uiop | -
lorem ipsum dolor sit amet | -
zzzzzzzz | -
🦊🦊🦊 | ?
12345 | -
2999.12345 | -
<script>alert(1)</script> | -
valueOf | -
undefined | -
in the | -
and or not | -
hi | ?
??? | ?
thx | ?`,
};

/** Real papers with their first authors, kept out of the tuning of the cut: `title | authors | more`. */
export const REAL_LINES: readonly {
  readonly title: string;
  readonly authors: readonly string[];
  readonly complete: boolean;
}[] = `
Why do programmers make security errors? | Jing Xie, Heather Richter Lipford, Bill Chu |
Interactive support for secure programming education | Jun Zhu, Heather Richter Lipford, Bill Chu |
Embedding secure coding instruction into the IDE: A field study in an advanced CS course | Michael Whitney, Heather Lipford-Richter, Bill Chu | more
Supporting secure programming in web applications through interactive static analysis | Jun Zhu, Jing Xie, Heather Richter Lipford | more
ASIDE: IDE support for web application security | Jing Xie, Bill Chu, Heather Richter Lipford | more
Ide plugins for detecting input-validation vulnerabilities | Aniqua Z Baset, Tamara Denning |
How is Security Testing Done in Agile Teams? A Cross-Case Analysis of Four Software Teams | Daniela Soares Cruzes, Michael Felderer, Tosin Daniel Oyetoyan | more
Software Security Rules, SDLC Perspective | C Banerjee, SK Pandey |
Comparing Educational Approaches to Secure Programming: Tool vs. TA | Madiha Tabassum, Stacey Watson, Heather Richter Lipford |
A comparison of standard spell checking algorithms and a novel binary neural approach | Victoria J Hodge, Jim Austin |
MOPS: an infrastructure for examining security properties of software | Hao Chen, David Wagner |
Using Static Analysis to Find Bugs | N. Ayewah, D. Hovemeyer, J. D. Morgenthaler | more
Faults-slip-through—a concept for measuring the efficiency of the test process | Lars-Ola Damm, Lars Lundberg, Claes Wohlin |
A comprehensive evaluation of capture-recapture models for estimating software defect content | Lionel C Briand, Khaled El Emam, Bernd G Freimut | more
Finding Security Vulnerabilities in Java Applications with Static Analysis | V Benjamin Livshits, Monica S Lam |
Static analysis of android apps: A systematic literature review | Li Li, Tegawendé F Bissyandé, Mike Papadakis | more
Guidelines for secure software development | Lynn Futcher, Rossouw von Solms |
TaintDroid: An Information-flow Tracking System for Realtime Privacy Monitoring on Smartphones | William Enck, Peter Gilbert, Byung-Gon Chun | more
Tricorder: Building a program analysis ecosystem | Caitlin Sadowski, Jeffrey Van Gogh, Ciera Jaspan | more
A few billion lines of code later: using static analysis to find bugs in the real world | Al Bessey, Ken Block, Ben Chelf | more
Lint, a C program checker | Stephen C Johnson |
Inferring crypto API rules from code changes | Rumen Paletov, Petar Tsankov, Veselin Raychev | more
Apprenticeship Learning via Inverse Reinforcement Learning | Pieter Abbeel, Andrew Y. Ng |
Flamingo: a Visual Language Model for Few-Shot Learning | Jean-Baptiste Alayrac, Jeff Donahue, Pauline Luc | more
Concrete Problems in AI Safety | Dario Amodei, Chris Olah, Jacob Steinhardt | more
Foundational Challenges in Assuring Alignment and Safety of Large Language Models | Usman Anwar, Abulhair Saparov, Javier Rando | more
Superintelligent Agents Pose Catastrophic Risks: Can Scientist AI Offer a Safer Path? | Yoshua Bengio, Michael Cohen, Damiano Fornasiere | more
Sabotage Evaluations for Frontier Models | Joe Benton, Misha Wagner, Eric Christiansen | more
Reasoning Models Don't Always Say What They Think | Yanda Chen, Joe Benton, Ansh Radhakrishnan | more
Uncovering Deceptive Tendencies in Language Models: A Simulated Company AI Assistant | Olli Järviniemi, Evan Hubinger |
Exploiting Programmatic Behavior of LLMs: Dual-Use Through Standard Security Attacks | Daniel Kang, Xuechen Li, Ion Stoica | more
Auditing language models for hidden objectives | Samuel Marks, Johannes Treutlein, Trenton Bricken | more
Frontier Models are Capable of In-context Scheming | Alexander Meinke, Bronson Schoen, Jérémy Scheurer | more
The Llama 3 Herd of Models | Aaron Grattafiori, Abhimanyu Dubey, Abhinav Jauhri | more
Qwen3 Technical Report | An Yang, Anfeng Li, Baosong Yang | more
Kimi k1.5: Scaling Reinforcement Learning with LLMs | Kimi Team, Angang Du, Bofei Gao | more
Phi-4 Technical Report | Marah Abdin, Jyoti Aneja, Harkirat Behl | more
OLMo 2 Furious | Team OLMo, Pete Walsh, Luca Soldaini | more
Gemini: A Family of Highly Capable Multimodal Models | Gemini Team, Rohan Anil, Sebastian Borgeaud | more
GPT-4o System Card | OpenAI, Aaron Hurst, Adam Lerer | more
SmolLM2: When Smol Goes Big -- Data-Centric Training of a Small Language Model | Loubna Ben Allal, Anton Lozhkov, Elie Bakouch | more
s1: Simple test-time scaling | Niklas Muennighoff, Zitong Yang, Weijia Shi | more
DAPO: An Open-Source LLM Reinforcement Learning System at Scale | Qiying Yu, Zheng Zhang, Ruofei Zhu | more
Does Reinforcement Learning Really Incentivize Reasoning Capacity in LLMs Beyond the Base Model? | Yang Yue, Zhiqi Chen, Rui Lu | more
Muon is Scalable for LLM Training | Jingyuan Liu, Jianlin Su, Xingcheng Yao | more
Titans: Learning to Memorize at Test Time | Ali Behrouz, Peilin Zhong, Vahab Mirrokni |
Humanity's Last Exam | Long Phan, Alice Gatti, Ziwen Han | more
Byte Latent Transformer: Patches Scale Better Than Tokens | Artidoro Pagnoni, Ram Pasunuru, Pedro Rodriguez | more
RWKV: Reinventing RNNs for the Transformer Era | Bo Peng, Eric Alcaide, Quentin Anthony | more
Hyena Hierarchy: Towards Larger Convolutional Language Models | Michael Poli, Stefano Massaroli, Eric Nguyen | more
GLU Variants Improve Transformer | Noam Shazeer |
Root Mean Square Layer Normalization | Biao Zhang, Rico Sennrich |
Layer Normalization | Jimmy Lei Ba, Jamie Ryan Kiros, Geoffrey E. Hinton |
Gaussian Error Linear Units (GELUs) | Dan Hendrycks, Kevin Gimpel |
Fast Transformer Decoding: One Write-Head is All You Need | Noam Shazeer |
Neural Turing Machines | Alex Graves, Greg Wayne, Ivo Danihelka |
WaveNet: A Generative Model for Raw Audio | Aaron van den Oord, Sander Dieleman, Heiga Zen | more
Conditional Image Generation with PixelCNN Decoders | Aaron van den Oord, Nal Kalchbrenner, Oriol Vinyals | more
Visualizing Data using t-SNE | Laurens van der Maaten, Geoffrey Hinton |
UMAP: Uniform Manifold Approximation and Projection for Dimension Reduction | Leland McInnes, John Healy, James Melville |
XGBoost: A Scalable Tree Boosting System | Tianqi Chen, Carlos Guestrin |
LightGBM and the Art of Boosting | Guolin Ke, Qi Meng |
Fast R-CNN | Ross Girshick |
Mask R-CNN | Kaiming He, Georgia Gkioxari, Piotr Dollár | more
YOLOv4: Optimal Speed and Accuracy of Object Detection | Alexey Bochkovskiy, Chien-Yao Wang, Hong-Yuan Mark Liao |
U-Net: Convolutional Networks for Biomedical Image Segmentation | Olaf Ronneberger, Philipp Fischer, Thomas Brox |
DINOv2: Learning Robust Visual Features without Supervision | Maxime Oquab, Timothée Darcet, Théo Moutakanni | more
Towards Monosemanticity | Trenton Bricken, Adly Templeton |
Progress measures for grokking via mechanistic interpretability | Neel Nanda, Lawrence Chan, Tom Lieberum | more
Goodhart's Law in Reinforcement Learning | Jacek Karwowski, Oliver Hayman, Xingjian Bai | more
Bayesian Learning via Stochastic Gradient Langevin Dynamics | Max Welling, Yee Whye Teh |
Improved Regret Bounds of (Multinomial) Logistic Bandits via Regret-to-Confidence-Set Conversion | Junghyun Lee, Se-Young Yun, Kwang-Sung Jun |
On the Convergence of Adam and Beyond | Sashank J. Reddi, Satyen Kale, Sanjiv Kumar |
The power of depth for feedforward neural networks | Ronen Eldan, Ohad Shamir |
Searching for Activation Functions | Prajit Ramachandran, Barret Zoph, Quoc V. Le |
A Mathematical Theory of Communication | C. E. Shannon |
Computing Machinery and Intelligence | A. M. Turing |
Observation of a new particle in the search for the Standard Model Higgs boson with the ATLAS detector at the LHC | ATLAS Collaboration |
GW150914 | LIGO Scientific Collaboration, Virgo Collaboration |
Efficient Processing of RDF Queries in SPARQL | Jorge Pérez, Marcelo Arenas, Claudio Gutierrez |
Bigtable: A Distributed Storage System for Structured Data | Fay Chang, Jeffrey Dean, Sanjay Ghemawat | more
In Search of an Understandable Consensus Algorithm (Extended Version) | Diego Ongaro, John Ousterhout |
Paxos Made Simple | Leslie Lamport |
seL4: formal verification of an OS kernel | Gerwin Klein, Kevin Elphinstone, Gernot Heiser | more
A Fast Algorithm for Particle Simulations in 3D | L. Greengard, V. Rokhlin |
Monte Carlo simulation of quantum computation at T > 0 | N. J. Cerf, S. E. Koonin |
Radiative corrections to e+e- annihilation | F. A. Berends, R. Kleiss, S. Jadach |
Superconductivity at 39 K in MgB2 | J. Nagamatsu, N. Nakagawa, T. Muranaka | more
Deep learning for COVID-19 diagnosis based on CT | Xinggang Wang, Xianbo Deng, Qing Fu | more
Spectral gaps of random d-regular graphs, I | Charles Bordenave |
The Fourier transform on SL(2,R) | Sigurdur Helgason |
Sparks of AGI? | Ömer Faruk Tuna, Şeyda Ertekin |
Quantum Approximate Optimization for MaxCut | Edward Farhi, Jeffrey Goldstone, Sam Gutmann |
Learning to Rank using LambdaMART | Christopher J.C. Burges |
Passage Re-ranking with BERT | Rodrigo Nogueira, Kyunghyun Cho |
Multi-Stage Document Ranking with BERT | Rodrigo Nogueira, Wei Yang, Kyunghyun Cho | more
Dense Passage Retrieval for Open-Domain Question Answering | Vladimir Karpukhin, Barlas Oğuz, Sewon Min | more
ColBERTv2 | Keshav Santhanam, Omar Khattab, Jon Saad-Falcon | more
Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks | Patrick Lewis, Ethan Perez, Aleksandra Piktus | more
Simple and Effective Few-Shot Named Entity Recognition with Structured Nearest Neighbor Learning | Yi Yang, Arzoo Katiyar |
Will GPT-4 Run DOOM? | Adrian de Wynter |
Cramming: Training a Language Model on a Single GPU in One Day | Jonas Geiping, Tom Goldstein |
AdapterHub: A Framework for Adapting Transformers | Jonas Pfeiffer, Andreas Rücklé, Clifton Poth | more
Solving Olympiad Geometry with AlphaGeometry2 | Yuri Chervonyi, Trieu H. Trinh, Miroslav Olšák | more
miniF2F: a cross-system benchmark for formal Olympiad-level mathematics | Kunhao Zheng, Jesse Michael Han, Stanislas Polu |
LeanDojo: Theorem Proving with Retrieval-Augmented Language Models | Kaiyu Yang, Aidan M. Swope, Alex Gu | more
Lean-STaR: Learning to Interleave Thinking and Proving | Haohan Lin, Zhiqing Sun, Yiming Yang | more
Draft, Sketch, and Prove: Guiding Formal Theorem Provers with Informal Proofs | Albert Q. Jiang, Sean Welleck, Jin Peng Zhou | more
`
  .trim()
  .split("\n")
  .map((line) => {
    const [title = "", authors = "", more = ""] = line
      .split(" | ")
      .map((part) => part.replace(/\s*\|\s*$/, "").trim());
    return { title, authors: authors.split(", "), complete: more !== "more" };
  });

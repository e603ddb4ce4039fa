/** The made literature on which the weights are estimated: databases, machine learning, older artificial intelligence, genetics. */

import { pieces, type World, words } from "./world.ts";

export const CALIBRATION: World = {
  given: words(`
Wei Jun Ming Li Hui Xin Yan Jie Rakesh Anil Sanjay Priya Divya Suresh Michael David John James Robert William Peter Thomas Richard
Susan Linda Karen Maria Anna Elena Jennifer Jeffrey Stephen Christopher Andrew Daniel Hector Alberto José Luis Carlos Giuseppe Stefano
Paolo François Jérôme Sophie Michèle Jürgen Günter Klaus Hans-Peter Dieter Åke Søren Lars Kjetil Petr Jiří Zdeněk Wojciech Łukasz
Hiroshi Takeshi Masaru Yuki Sung-Ho Kyuseok Young-Jin Minh Thanh Ahmed Mohamed Fatma Yossi Amir Noga Eyal Dimitris Yannis Christos
Ramez Umesh Krithi Shamkant Philip Bruce Nick Laura Hamid Goetz Jim Gerhard Victor Edward Alice Beatriz Ines Olga Sergey Dmitri Mikhail`),
  family: words(`
Wang Li Chen Zhang Liu Kumar Smith Kim Lee Singh Gupta Yang Lin Johnson Brown Wu Müller Garcia Martin Patel Sato Nguyen Huang Cohen
Agarwal Rao Srinivasan Ramamritham Chaudhary Iyer Mehta Anderson Thompson Wilson Carter Bennett Foster Marshall Whitfield Hargreaves
Pirotte Delobel Lecluse Abbadie Grandjean Castaneda Fernández Rodríguez Ortega Villalobos Ferrari Bertino-Rossi Lombardi Paraboschini
Schröder Grünwald Kemperer Lehner-Weiss Böhme Seegers Kriegelmann Østergaard Lindqvist Kristensen Nygård Novák Dvořák Kowalczyk
Wiśniewski Tanaka Kitamura Yamashita Nakano Ishikawa Park Shim Chang Tran Phan El-Masry Hassan Aboulnaga Ben-David Shapira Rosenthal
Papadopoulos Ioannou Faloutsakis Theodoridou Ivanov Petrov Kuznetsov van-Leeuwen de-Boer O'Sullivan McCarthy MacDonald Stonewall Naughty
DeWinter Hellersten Garcia-Moreno Ullmann Silberman Halloran Bernsteiner Abelman Vianello Suciuc Bunemann Widomsky Quassim Kearny`),
  fields: [
    {
      objects: pieces(
        "Queries;Views;Materialized Views;Joins;Relational Databases;XML Documents;Semistructured Data;Indexes;Data Cubes;Transactions;Spatial Objects;Data Warehouses;Path Expressions;Histograms;Active Rules;Schemas;Aggregates;Data Streams;Nested Relations;Object Bases",
      ),
      tasks: pieces(
        "Optimization;Evaluation;Maintenance;Estimation;Processing;Integration;Indexing;Caching;Recovery;Concurrency Control;Rewriting;Retrieval;Sampling;Partitioning;Replication;Mining;Selection;Matching",
      ),
      places: pieces(
        "Distributed Systems;Object-Oriented Databases;Large Databases;Mobile Environments;Main Memory;Parallel Machines;the Web;Heterogeneous Sources;Temporal Databases;Peer-to-Peer Networks;Data Warehousing Environments;Sensor Networks;Federated Databases;Decision Support Systems",
      ),
    },
    {
      objects: pieces(
        "Neural Networks;Decision Trees;Hidden Markov Models;Support Vector Machines;Boolean Formulae;Finite Automata;Linear Threshold Functions;Markov Decision Processes;Graphical Models;Feature Subsets;Classifiers;Bayesian Networks;Concept Classes;Language Models;Transformers;Diffusion Models;Reward Models;Word Embeddings",
      ),
      tasks: pieces(
        "Learning;Pruning;Training;Inference;Induction;Regularization;Generalization;Approximation;Boosting;Classification;Regression;Alignment;Distillation;Pre-training;Fine-Tuning;Compression;Search;Planning",
      ),
      places: pieces(
        "Noisy Domains;High Dimensions;Continuous Domains;Partially Observable Environments;Large Language Models;Multi-Agent Systems;Natural Language Processing;Computer Vision;Medical Imaging;Low-Resource Languages;Robotics;Long Contexts;Theorem Proving;Code Generation",
      ),
    },
    {
      objects: pieces(
        "Kinase Inhibitors;Gene Expression Profiles;Protein Structures;T-Cell Receptors;Mitochondrial Mutations;Insulin Signaling;Synaptic Vesicles;Tumor Suppressors;RNA Polymerase;Membrane Channels;Stem Cells;Antibody Responses;Estrogen Receptors;Bacterial Genomes",
      ),
      tasks: pieces(
        "Identification;Regulation;Characterization;Activation;Inhibition;Expression;Localization;Cloning;Sequencing;Phosphorylation;Association;Detection;Modulation;Purification",
      ),
      places: pieces(
        "Breast Cancer;Saccharomyces Cerevisiae;Type 2 Diabetes;Cultured Neurons;Mouse Liver;Human Lymphocytes;Escherichia Coli;Cardiac Muscle;Alzheimer Disease;Transgenic Mice;Multiple Sclerosis;Patients with Hypertension",
      ),
    },
  ],
  qualities: words(`
Efficient Adaptive Incremental Robust Scalable Optimal Approximate Parallel Dynamic Online Fast Hierarchical Cost-Based Lazy Bayesian
Probabilistic Distributed Sparse Deep Unified Declarative Selective Randomized Semantic Interactive Conditional Constrained Active
Recursive Multi-Dimensional Self-Tuning Temporal Stochastic Supervised Unsupervised Weighted Relational Context-Sensitive`),
  methods: pieces(
    "Wavelets;Genetic Algorithms;Dynamic Programming;Bitmap Indices;Gradient Descent;Association Rules;Random Projections;Query Feedback;Reinforcement Learning;Statistical Queries;Membership Queries;Mixtures of Experts;Tree Automata;Low-Rank Adaptation;Self-Play;Maximum Likelihood;Signature Files;Extendible Hashing;Monte Carlo Sampling;Chain-of-Thought Prompting;Temporal Differences;Minimum Description Length",
  ),
  things: pieces(
    "Framework;System;Query Language;Approach;Algorithm;Prototype;Data Model;Architecture;Tool;Method;Benchmark;Toolkit",
  ),
  syllables: words(
    "Tri Qua Lor Stru Del Xy Bor Ara Kine Mo Sul Ze Dex Tam Pol Ori Gar Nex Fa Ple Vi Cu Hem Ros",
  ),
  patterns: pieces(`
Q T of O;Q T of O in P;Q T for O;M for T of O;M for Q T;N: Q T of O;N: A Q H for T in P;On the T of O;On the T of O Using M;T and Q T in P
A Q Approach to T of O Using M;A Q H for T of O;Learning O with M;T of O: M Revealed;Q O;Q O in P;Using M for T of O in P;O and M
Towards Q T of O;The N System;N: T of O over P;The N H for Q T;Improving T of O by M;A Comparison of M and M for T;Supporting Q T in P
Q T with M in P;Algorithms for Q T of O;T Techniques for O with Expensive M;Why Does M Help T?;Bounds on the T of O;M: A New Approach to T
The Role of O in P;T of O by M in P;Q T of O Is Required for T in P;Effects of M on O in P;Design and Implementation of the N H
An Empirical Study of Q T for O;An Analysis of M in Q T;Q versus Q T of O;Experiments with M for O;T in P;The Case for Q O;N`),
  venues: [
    {
      kind: "conference",
      forms: [
        "SIGMOD Conference",
        "International Conference on Management of Data",
        "Proc. ACM SIGMOD",
        "Proceedings of the @ ACM SIGMOD International Conference on Management of Data",
        "SIGMOD",
        "In Proc. of ACM SIGMOD, @",
        "ACM SIGMOD Int. Conf. on Management of Data,",
      ],
    },
    {
      kind: "conference",
      forms: [
        "VLDB",
        "Very Large Data Bases",
        "Proceedings of the #th International Conference on Very Large Data Bases",
        "Proc. VLDB",
        "Proceedings of the #th VLDB Conference,",
        "In Proc. Intl. Conf. on Very Large Databases",
        "VLDB Conf.",
      ],
    },
    {
      kind: "conference",
      forms: [
        "ICDE",
        "International Conference on Data Engineering",
        "Proc. of the #th Int. Conf. on Data Engineering",
        "Data Engineering, @. Proceedings., #th International Conference on",
        "IEEE ICDE",
      ],
    },
    {
      kind: "conference",
      forms: [
        "PODS",
        "Symposium on Principles of Database Systems",
        "Proc. ACM PODS",
        "ACM SIGACT-SIGMOD-SIGART Symposium on Principles of Database Systems",
      ],
    },
    {
      kind: "conference",
      forms: [
        "EDBT",
        "Extending Database Technology",
        "Proc. of the #th Int. Conf. on Extending Database Technology (EDBT)",
        "Advances in Database Technology - EDBT @",
      ],
    },
    {
      kind: "conference",
      forms: [
        "NIPS",
        "Advances in Neural Information Processing Systems #",
        "Neural Information Processing Systems",
        "In Advances in Neural Information Processing Systems",
        "NeurIPS @",
      ],
    },
    {
      kind: "conference",
      forms: [
        "ICML",
        "International Conference on Machine Learning",
        "Proceedings of the #th International Conference on Machine Learning",
        "Machine Learning: Proceedings of the #th International Conference",
        "Proc. #th Int'l Conf. Machine Learning",
      ],
    },
    {
      kind: "conference",
      forms: [
        "COLT",
        "Annual Workshop on Computational Learning Theory",
        "In Proceedings of the #th Annual ACM Workshop on Computational Learning Theory",
        "Proc. #th Annu. Workshop on Comput. Learning Theory",
      ],
    },
    {
      kind: "conference",
      forms: [
        "STOC",
        "Symposium on the Theory of Computing",
        "Proceedings of the #th Annual ACM Symposium on Theory of Computing",
        "Proc. #th STOC",
      ],
    },
    {
      kind: "conference",
      forms: [
        "ACL",
        "Annual Meeting of the Association for Computational Linguistics",
        "Proc. of the #th ACL",
        "ACL (1)",
      ],
    },
    { kind: "journal", forms: ["SIGMOD Record", "ACM SIGMOD Record", "SIGMOD Rec.", "ACM SIGMOD Record,"] },
    {
      kind: "journal",
      forms: [
        "ACM Trans. Database Syst.",
        "ACM Transactions on Database Systems (TODS)",
        "TODS",
        "ACM Transactions on Database Systems,",
        "ACM TODS",
      ],
    },
    {
      kind: "journal",
      forms: [
        "VLDB J.",
        "The VLDB Journal -- The International Journal on Very Large Data Bases",
        "The VLDB Journal The International Journal on Very Large",
        "VLDB Journal,",
        "Journal of Very Large Data Bases",
      ],
    },
    {
      kind: "journal",
      forms: [
        "IEEE Trans. Knowl. Data Eng.",
        "IEEE Transactions on Knowledge and Data Engineering",
        "Knowledge and Data Engineering, IEEE Transactions on,",
        "TKDE",
      ],
    },
    { kind: "journal", forms: ["Commun. ACM", "Communications of the ACM", "CACM", "Comm. ACM"] },
    {
      kind: "journal",
      forms: ["Machine Learning", "Mach. Learn.", "Machine Learning Journal", "Machine Learning, #"],
    },
    {
      kind: "journal",
      forms: [
        "J. Mach. Learn. Res.",
        "Journal of Machine Learning Research",
        "JMLR",
        "Journal of Machine Learning Research, #",
      ],
    },
    {
      kind: "journal",
      forms: ["J. ACM", "Journal of the ACM", "Journal of the Association for Computing Machinery", "JACM"],
    },
    {
      kind: "journal",
      forms: [
        "J. Comput. Syst. Sci.",
        "Journal of Computer and System Sciences",
        "JCSS",
        "J. of Comput. and Syst. Sci.",
      ],
    },
    { kind: "journal", forms: ["J Biol Chem", "The Journal of Biological Chemistry", "J. Biol. Chem."] },
    {
      kind: "journal",
      forms: [
        "Proc Natl Acad Sci U S A",
        "Proceedings of the National Academy of Sciences of the United States of America",
        "PNAS",
      ],
    },
    { kind: "journal", forms: ["Nature", "Nature (London)", "Nature, #"] },
    { kind: "preprint", forms: ["CoRR", "arXiv", "arXiv preprint", "CoRR abs/cs", "arXiv.org"] },
    {
      kind: "preprint",
      forms: [
        "Technical Report",
        "Tech. Rep. CS-TR-#",
        "Technical Report CS-#, Department of Computer Science",
        "unpublished manuscript",
        "Working paper",
      ],
    },
  ],
  generic: pieces(
    "Editorial;Guest Editorial;Guest Editor's Introduction;Editor's Notes;Introduction;Preface;Foreword;Book Review Column;Chair's Message;Research Problems;Letter from the Editor;Reminiscences on Influential Papers;Introduction to the Special Issue;Title, Foreword;Book Reviews;Message from the Chair;Special Issue on Data Management;Treasurer's Message;Industry Perspectives;Panel",
  ),
  surveys: pieces(
    "T of O: A Survey;A Survey of T of O;O: An Overview;An Introduction to O;A Review of T in P;T for O: A Survey",
  ),
  publishers: pieces(
    "Morgan Kaufmann;ACM Press;Springer-Verlag;MIT Press, Cambridge, MA;San Mateo, CA;Association of Computing Machinery;North-Holland",
  ),
  notes: pieces(
    'Erratum: *;Erratum to "*";Comments on "*";Comment on *;A Reply to *;Corrigendum: *;Correction to *;*: Reply;Discussion of "*";Author\'s Response to "*"',
  ),
  parts: [
    ["*, Part I", "*, Part II"],
    ["*: Part 1", "*: Part 2"],
    ["* (Part 2)", "* (Part 3)"],
    ["* I", "* II"],
    ["*", "*, II"],
    ["Part I: *", "Part II: *"],
    ["* - Volume 1", "* - Volume 2"],
  ],
  sequels: [
    ["*", "* Revisited"],
    ["*", "Revisiting *"],
    ["Fast *", "Faster *"],
    ["Fast *", "Mask *"],
    ["*", "More on *"],
    ["*", "Improved *"],
    ["*", "*: Further Results"],
    ["N-v2: *", "N-v3: *"],
    ["N 2: *", "N 3: *"],
    ["N: *", "N++: *"],
    ["N: *", "N 2: Improved *"],
    ["*", "Beyond *"],
    ["*", "Generalized *"],
  ],
  yearly: pieces(
    "Overview of the @ T Task;Report on the #th Workshop on T of O;O Database Research at N: @ Report;The @ Benchmark of T in P;Proceedings of the #th Workshop on O;Results of the @ Competition on T",
  ),
  abroad: pieces(
    "Optimierung verteilter Anfragen;Une approche pour la gestion des vues;Aprendizaje de redes neuronales;Ein Verfahren zur Bewertung;Gestión de datos semiestructurados;Étude de la régulation génique",
  ),
  years: [1984, 2025],
};

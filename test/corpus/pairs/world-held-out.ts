/** The made literature kept for trying: systems and networks, vision and speech, medicine, economics; other names, venues and patterns. */

import { pieces, type World, words } from "./world.ts";

export const HELD_OUT: World = {
  given: words(`
Xiaofeng Yifan Zhihao Lei Fang Qiang Rui Tao Arun Deepak Lakshmi Nikhil Meera Vijay George Charles Mark Brian Kevin Patrick Helen
Margaret Ruth Emily Sarah Rachel Claire Oliver Henry Simon Matteo Lorenzo Chiara Marco Pablo Javier Álvaro Lucía João Inês Thiago
Benoît Étienne Hélène Björn Jörg Steffen Ulrike Katrin Mikael Väinö Ólafur Márton Zsófia Tomáš Radek Agnieszka Bogdan Ştefan Nikolai
Ekaterina Kenji Naoki Akira Haruka Ji-Hoon Seung-Woo Hae-Won Quang Duc Omar Layla Yousef Tal Shira Gil Kostas Eleni Spyros Adebayo
Chinwe Kwame Tunde Pieter Sander Femke Joost Gareth Rhys Niamh Declan Ian Graham Donald Walter Leonard Vera Ingrid`),
  family: words(`
Zhao Zhou Xu Sun Ma Zhu Hu Guo Sharma Das Reddy Jones Williams Davies Evans Taylor Clark Lewis Walker Hall Choi Jung Kang Yamamoto
Suzuki Watanabe Kobayashi Silva Santos Costa Pereira Oliveira Rossi Bianchi Romano Esposito Moreau Lefèvre Girard Rousseau Beaumont
Schneider Fischer Hoffmann Bäcker Köhler Jäger Eriksson Johansson Bergström Virtanen Korhonen Jónsdóttir Szabó Horváth Kovács Procházka
Svoboda Lewandowski Zieliński Ionescu Popescu Volkov Sokolov Morozova Haddad Mansour Khalil Levi Mizrahi Friedman Georgiou Nikolaidis
Vasilakis Okafor Adeyemi Mensah van-der-Berg van-Dijk de-Vries ter-Horst O'Connor Fitzgerald MacLeod Llewellyn Prendergast Ashworth
Blackwood Cartwright Pemberton Hollingsworth Nakagawa Fujimoto Phạm Hoàng Đặng Bautista Villanueva Quispe Mamani Iñárritu Saint-Martin`),
  fields: [
    {
      objects: pieces(
        "Packet Schedulers;Cache Hierarchies;File Systems;Virtual Machines;Congestion Windows;Routing Tables;Page Tables;Consensus Protocols;Key-Value Stores;Device Drivers;Wireless Links;Log-Structured Storage;Microkernels;Containers;Smart Contracts;Serverless Functions",
      ),
      tasks: pieces(
        "Scheduling;Verification;Migration;Allocation;Prefetching;Fault Tolerance;Load Balancing;Isolation;Profiling;Debugging;Synchronization;Checkpointing;Measurement;Provisioning",
      ),
      places: pieces(
        "Data Centers;Multicore Processors;Cellular Networks;the Cloud;Ad Hoc Networks;Embedded Devices;Wide Area Networks;Edge Computing;Operating Systems;Solid State Drives;Vehicular Networks",
      ),
    },
    {
      objects: pieces(
        "Faces;Speech Signals;Point Clouds;Optical Flow;Human Poses;Textures;Phonemes;Video Sequences;Scene Graphs;Radiance Fields;Handwritten Digits;Shape Contours;Speaker Identities;Depth Maps",
      ),
      tasks: pieces(
        "Segmentation;Recognition;Tracking;Reconstruction;Synthesis;Registration;Denoising;Captioning;Super-Resolution;Pose Estimation;Diarization;Stereo Matching;Localization;Re-Identification",
      ),
      places: pieces(
        "Crowded Scenes;Low Light;Monocular Video;Reverberant Rooms;Aerial Imagery;the Wild;Surveillance Footage;Endoscopy;Autonomous Driving;Mobile Devices;Underwater Images",
      ),
    },
    {
      objects: pieces(
        "Vitamin D Supplements;Beta Blockers;Influenza Vaccines;Statins;Hospital Readmissions;Blood Pressure;Sleep Apnea;Antibiotic Resistance;Dietary Fiber;Physical Exercise;Postoperative Pain;Labor Markets;Monetary Shocks;Carbon Taxes;Exchange Rates",
      ),
      tasks: pieces(
        "Prevalence;Prevention;Treatment;Screening;Management;Risk Factors;Outcomes;Efficacy;Safety;Adherence;Cost-Effectiveness;Mortality;Incidence;Forecasting",
      ),
      places: pieces(
        "Older Adults;Pregnant Women;Primary Care;Sub-Saharan Africa;Chronic Kidney Disease;Intensive Care Units;Rural China;Adolescents;Emerging Economies;the European Union;Heart Failure;Asthma",
      ),
    },
  ],
  qualities: words(`
Practical Lightweight Energy-Aware Decentralized Secure Reliable Real-Time Low-Latency Cross-Layer Opportunistic Transparent End-to-End
Multi-Scale Discriminative Weakly-Supervised Variational Geometric Contrastive Photometric Joint Prospective Longitudinal Early
Long-Term Randomised Community-Based Comparative Short-Run Optimistic Fine-Grained Automatic Compact`),
  methods: pieces(
    "Erasure Codes;Bloom Filters;Kalman Filtering;Graph Cuts;Conditional Random Fields;Convolutional Networks;Contrastive Losses;Particle Filters;Speculative Execution;Symbolic Execution;Model Checking;Network Coding;Meta-Analysis;Propensity Scores;Structural Vector Autoregressions;Dictionary Learning;Message Passing;Software Transactional Memory;Active Appearance Models;Panel Data",
  ),
  things: pieces(
    "Protocol;Library;Service;Runtime;Platform;Procedure;Pipeline;Simulator;Dataset;Instrument;Compiler;Interface",
  ),
  syllables: words(
    "Ban Cor Dro Elu Fio Gim Hal Ikon Jas Kel Lum Mer Niv Osto Pra Rel Sar Tov Uma Wex Yar Zin",
  ),
  patterns: pieces(`
Q T for O;Q T of O in P;T of O in P;M and O;M-Based T of O;N: Q T for P;N, a Q H for O;Rethinking O for P;Is Q T Enough?;O Considered Harmful in P
Understanding T of O;Measuring O in P with M;Q T via M;T of O from M;Joint T and T of O;Exploiting M for Q T;O at Scale;Q T without M
Association between O and O in P;Q T of O in P: a Cohort Study;O for T in P: a Randomised Trial;Do O Affect T?;The Effect of O on T in P
Building a Q H with M;Making O Q;A H for Q T of O;The Design of N;A Tale of O and O;From O to O: Q T;Q O for T;Predicting T in P Using M;Evaluating O`),
  venues: [
    {
      kind: "conference",
      forms: [
        "SOSP",
        "ACM Symposium on Operating Systems Principles",
        "Proceedings of the #th ACM Symposium on Operating Systems Principles",
        "Proc. SOSP '@",
      ],
    },
    {
      kind: "conference",
      forms: [
        "INFOCOM",
        "IEEE Conference on Computer Communications",
        "Proc. IEEE INFOCOM",
        "INFOCOM @. IEEE Conference on Computer Communications",
      ],
    },
    {
      kind: "conference",
      forms: [
        "SIGCOMM",
        "ACM SIGCOMM Conference",
        "Proc. ACM SIGCOMM @",
        "Applications, Technologies, Architectures, and Protocols for Computer Communications",
      ],
    },
    {
      kind: "conference",
      forms: [
        "CVPR",
        "IEEE Conference on Computer Vision and Pattern Recognition",
        "Computer Vision and Pattern Recognition, @. Proceedings",
        "Proc. CVPR",
      ],
    },
    {
      kind: "conference",
      forms: [
        "ICASSP",
        "International Conference on Acoustics, Speech and Signal Processing",
        "Proc. ICASSP, @",
        "Acoustics, Speech, and Signal Processing, IEEE International Conference on",
      ],
    },
    {
      kind: "conference",
      forms: [
        "CHI",
        "Conference on Human Factors in Computing Systems",
        "Proc. of the SIGCHI Conf. on Human Factors in Computing Systems",
        "CHI Extended Abstracts",
      ],
    },
    {
      kind: "conference",
      forms: [
        "USENIX ATC",
        "USENIX Annual Technical Conference",
        "Proceedings of the USENIX Technical Conference",
      ],
    },
    {
      kind: "journal",
      forms: [
        "IEEE/ACM Trans. Netw.",
        "IEEE/ACM Transactions on Networking",
        "Networking, IEEE/ACM Transactions on",
        "TON",
      ],
    },
    {
      kind: "journal",
      forms: [
        "ACM Trans. Comput. Syst.",
        "ACM Transactions on Computer Systems",
        "ACM Transactions on Computer Systems (TOCS)",
        "TOCS",
      ],
    },
    {
      kind: "journal",
      forms: [
        "IEEE Trans. Pattern Anal. Mach. Intell.",
        "IEEE Transactions on Pattern Analysis and Machine Intelligence",
        "Pattern Analysis and Machine Intelligence, IEEE Transactions on",
        "PAMI",
      ],
    },
    {
      kind: "journal",
      forms: [
        "Int. J. Comput. Vis.",
        "International Journal of Computer Vision",
        "IJCV",
        "Intl. Journal of Computer Vision, #",
      ],
    },
    { kind: "journal", forms: ["Lancet", "The Lancet", "Lancet (London, England)"] },
    { kind: "journal", forms: ["BMJ", "British Medical Journal", "BMJ (Clinical research ed.)"] },
    {
      kind: "journal",
      forms: ["J Am Coll Cardiol", "Journal of the American College of Cardiology", "JACC"],
    },
    {
      kind: "journal",
      forms: ["Am. Econ. Rev.", "American Economic Review", "The American Economic Review, #"],
    },
    {
      kind: "journal",
      forms: ["Softw. Pract. Exp.", "Software: Practice and Experience", "Software - Practice & Experience"],
    },
    { kind: "preprint", forms: ["arXiv e-prints", "arXiv", "ArXiv abs"] },
    { kind: "preprint", forms: ["medRxiv", "bioRxiv", "medRxiv preprint"] },
    {
      kind: "preprint",
      forms: ["NBER Working Paper", "Discussion Paper #", "Research Report RR-#", "Ph.D. memo, submitted"],
    },
  ],
  generic: pieces(
    "Editorial;Preface;Foreword;From the Editors;Introduction;Conference Report;In This Issue;Editor's Introduction;Guest Editors' Foreword;News and Views;Letters to the Editor;Obituary;Welcome Message;Contents;Correspondence;Workshop Summary;Book Review;President's Column",
  ),
  surveys: pieces(
    "O: A Review;T of O: State of the Art;Trends in T of O;A Systematic Review of O in P;An Overview of T;Recent Advances in O",
  ),
  publishers: pieces(
    "IEEE Computer Society;Elsevier;Wiley;USENIX Association;Oxford University Press;Kluwer;Nature Publishing Group",
  ),
  notes: pieces(
    "Correction: *;*: Erratum;Response to: *;Re: *;Retraction: *;Publisher Correction: *;Commentary on *;Rebuttal to '*';Addendum to *;Invited Commentary: *",
  ),
  parts: [
    ["* - Part One", "* - Part Two"],
    ["*. I. Theory", "*. II. Practice"],
    ["* (Part A)", "* (Part B)"],
    ["*, Part III", "*, Part IV"],
    ["*: 1. Design", "*: 2. Results"],
  ],
  sequels: [
    ["*", "*, Revisited"],
    ["*", "* Reconsidered"],
    ["N: *", "N2: *"],
    ["N: *", "Fast N: *"],
    ["N 1.5: *", "N 2.5: *"],
    ["*", "*: Ten Years Later"],
    ["*", "Extending *"],
    ["Deep *", "Deeper *"],
    ["*", "*: A Follow-Up"],
    ["*", "Multi-*"],
  ],
  yearly: pieces(
    "Findings of the @ Shared Task on T;The @ Annual Report on O in P;#th International Workshop on O: Summary;Guidelines for the T of O: @ Update;N @: The State of T",
  ),
  abroad: pieces(
    "Ordonnancement à faible latence;Prüfung von Betriebssystemen;Prevención en la atención primaria;Riconoscimento di volti;Zur Schätzung von Risiken",
  ),
  years: [1978, 2025],
};

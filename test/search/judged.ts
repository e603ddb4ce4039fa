/**
 * Abstracts of medicine and computer science, claims and topics people ask them about, and what is said of everyday life.
 * All of it is made up for this test; the sentences say what such papers say, not what any of them found.
 */

/** id | title | abstract */
export const ABSTRACTS = `
tnf1 | TNF-α blockade and the risk of tuberculosis reactivation in patients with rheumatoid arthritis | Anti-TNF-α antibodies such as infliximab and adalimumab are widely used in rheumatoid arthritis. In this nationwide registry of 11,500 patients we compared the incidence of active tuberculosis with that of the general population. Treatment with monoclonal antibodies carried a four-fold higher risk than etanercept. Screening with interferon-γ release assays before treatment reduced reactivation by 74%.
tnf2 | Tumor necrosis factor signaling through TNFR1 triggers necroptosis of intestinal epithelium | Necroptosis is a caspase-independent form of cell death executed by RIPK3 and MLKL. Mice lacking caspase-8 in intestinal epithelial cells developed ileitis that was abrogated by deletion of RIPK3 or of TNFR1, implicating TNF-α as the upstream trigger. Biopsies of patients with Crohn's disease showed elevated RIPK3 in Paneth cells.
tnf3 | Infliximab for steroid-refractory ulcerative colitis: a randomized placebo-controlled trial | We assigned 364 adults with moderate-to-severe ulcerative colitis to infliximab 5 mg/kg or placebo. At week eight, 69% of patients given infliximab had a clinical response as compared with 37% of those given placebo (P<0.001). Serious infections were uncommon.
il61 | IL-6 trans-signaling promotes pancreatic cancer progression through STAT3 | Interleukin-6 is secreted by myeloid cells in the pancreas. Genetic ablation of IL-6 or inhibition of STAT3 phosphorylation impaired the progression of PanIN lesions to pancreatic ductal adenocarcinoma in Kras-mutant mice. Soluble IL-6 receptor restored tumour growth, demonstrating that trans-signaling is required.
il62 | Tocilizumab in patients hospitalized with severe Covid-19 pneumonia | The efficacy of the anti-interleukin-6 receptor antibody tocilizumab in severe Covid-19 is unclear. In this phase 3 trial 452 patients received tocilizumab or placebo. Clinical status and mortality at day 28 did not differ significantly between the groups.
il63 | Exercise-induced interleukin-6 from contracting muscle improves glucose uptake | Plasma IL-6 rises up to 100-fold during prolonged exercise. We show that muscle fibres are its source and that recombinant IL-6 enhances glucose disposal and fat oxidation in healthy volunteers through AMPK activation, without raising TNF-α.
p531 | Restoration of p53 function leads to tumour regression in vivo | Inactivation of the p53 tumour suppressor is found in about half of human cancers. Using a reversible knock-in allele we reactivated p53 in established lymphomas and sarcomas of mice. Regression was rapid and occurred by apoptosis in lymphomas and by cellular senescence in sarcomas.
p532 | Gain-of-function mutant p53 R175H drives metastasis by integrin recycling | Missense mutations in TP53 confer new functions. Expression of mutant p53 R175H enhanced the recycling of α5β1 integrin and of EGFR through Rab-coupling protein, promoting invasion and metastasis to the lung independent of TAp63 loss.
p533 | Elephants carry twenty copies of TP53 and are resistant to DNA damage | Large animals should have more cancers but do not, known as Peto's paradox. The African elephant genome encodes 20 copies of TP53. Elephant lymphocytes underwent apoptosis after ionizing radiation at twice the rate of human cells.
bcat1 | β-catenin activates Wnt target genes in colorectal adenoma after loss of APC | Truncation of APC stabilizes β-catenin, which enters the nucleus and binds TCF4. We found that c-MYC is a direct target. Dominant negative TCF4 arrested colorectal cancer cells in G1 and induced differentiation.
bcat2 | Wnt/β-catenin signalling maintains intestinal stem cells marked by Lgr5 | Lineage tracing showed that Lgr5-positive cycling cells at crypt bottoms give rise to all epithelial lineages over 14 months. Deletion of Ctnnb1, which encodes beta-catenin, led to loss of these stem cells and crypt collapse.
cd41 | Loss of CD4+ T cells in the gut during acute HIV-1 infection | Most memory CD4+ T lymphocytes reside in mucosal tissue. Within weeks of HIV-1 infection the intestinal lamina propria lost more than 80% of its CCR5-expressing CD4+ T cells whereas peripheral blood counts were only mildly reduced. Antiretroviral therapy restored them incompletely.
cd42 | CD4+CD25+ regulatory T cells expressing FOXP3 prevent autoimmune diabetes | Transfer of CD4+CD25+ regulatory T cells into non-obese diabetic mice delayed disease. Scurfy mice, which have a frameshift in Foxp3, lack these cells and die of lymphoproliferation. FOXP3 transduction conferred suppressive activity on naive T cells.
cd43 | Chimeric antigen receptor T cells directed against CD19 in relapsed acute lymphoblastic leukemia | Thirty children and adults with relapsed ALL received autologous T cells expressing a CD19-specific chimeric antigen receptor. Complete remission was achieved in 90%. All patients had cytokine release syndrome, which was severe in 27% and was treated effectively with tocilizumab.
brca1 | PARP inhibition with olaparib in carriers of BRCA1 or BRCA2 mutations | Tumours deficient in homologous recombination are sensitive to inhibitors of poly(ADP-ribose) polymerase by synthetic lethality. In this phase 1 study olaparib had few adverse effects and durable antitumor activity only in BRCA1 or BRCA2 mutation carriers with breast, ovarian or prostate cancer.
brca2 | Prophylactic mastectomy and oophorectomy in women with BRCA mutations | A prospective cohort of 2,482 women with BRCA1 or BRCA2 mutations was followed. No breast cancers were seen in those who had risk-reducing mastectomy. Salpingo-oophorectomy was associated with lower all-cause mortality.
her21 | Trastuzumab plus chemotherapy for HER2-positive metastatic breast cancer | The HER2 gene is amplified in a quarter of breast cancers. Adding trastuzumab, an antibody against HER2, to chemotherapy lengthened the time to progression (7.4 versus 4.6 months) and lowered the risk of death by 20%. Cardiac dysfunction occurred in 27% of those also given anthracyclines.
stat1 | Intensive LDL lowering with atorvastatin 80 mg after acute coronary syndromes | We compared 40 mg of pravastatin with 80 mg of atorvastatin in 4,162 patients. Median LDL cholesterol fell to 95 and 62 mg per deciliter. Death or major cardiovascular events were reduced by 16% with the intensive regimen, more aspartate aminotransferase elevations were observed.
stat2 | Statin use and risk of new-onset diabetes mellitus: meta-analysis of thirteen trials | Thirteen statin trials with 91,140 participants were pooled. Statin therapy was associated with a 9% increased risk of incident diabetes, with little heterogeneity. The risk was highest in older participants. One additional case arises per 255 patients treated for four years.
stat3 | PCSK9 inhibition with evolocumab and cardiovascular outcomes | Evolocumab lowers LDL cholesterol by about 60%. Among 27,564 patients with atherosclerotic disease on statins it reduced myocardial infarction and stroke, but not cardiovascular mortality, during 2.2 years.
vit1 | Vitamin D supplementation to prevent acute respiratory infections: individual participant data meta-analysis | Using 25 randomised trials, vitamin D reduced the risk of at least one acute respiratory infection (odds ratio 0.88). Benefit was seen with daily or weekly dosing but not with bolus doses and was greatest in those with baseline 25-hydroxyvitamin D below 25 nmol/L.
vit2 | High-dose vitamin E supplementation may increase all-cause mortality | Nineteen trials with 135,967 participants were combined. Doses of α-tocopherol of 400 IU per day and more were associated with a rise of 39 deaths per 10,000 persons. Low doses were not harmful.
vit3 | Folic acid before conception prevents neural tube defects | Women planning a pregnancy were randomly assigned to a multivitamin with 0.8 mg of folic acid or to trace elements. Six neural tube defects occurred in the control group and none among the offspring of those supplemented.
mir1 | microRNA-21 is an oncogenic driver in a mouse model of pre-B lymphoma | Overexpression of miR-21 causes a pre-B malignant lymphoid-like phenotype. When miR-21 was inactivated the tumours regressed completely within a few days, partly through apoptosis, demonstrating oncomiR addiction.
mir2 | let-7 regulates RAS and suppresses lung tumours | The let-7 family of microRNAs is expressed at low levels in lung cancer. Its members bind to the 3' UTR of human RAS genes and reduce the protein. Delivery of let-7 inhibited growth of K-Ras mutant lung tumours in mice.
mt1 | Metformin inhibits hepatic gluconeogenesis through AMPK and mitochondrial complex I | The biguanide metformin lowers blood glucose. In primary hepatocytes metformin inhibited complex I of the respiratory chain, raised AMP and decreased glucose production even in cells lacking LKB1 or AMPK, arguing for a mechanism by energy state.
mt2 | Rapamycin fed late in life extends lifespan in genetically heterogeneous mice | Inhibition of the TOR pathway extends lifespan in invertebrates. We fed encapsulated rapamycin, an inhibitor of mTOR, to mice from 600 days of age. Lifespan increased by 14% in females and 9% in males.
au1 | Autophagy protein ATG5 protects neurons from accumulation of ubiquitinated proteins | Mice deficient for Atg5 in neural cells develop progressive motor deficits. Basal autophagy thus clears diffuse cytosolic proteins and prevents inclusion bodies, independent of expression of any disease-associated mutant protein.
mic1b | Trimethylamine N-oxide from gut flora metabolism of phosphatidylcholine promotes atherosclerosis | Dietary choline is converted by intestinal bacteria to trimethylamine, oxidized in the liver to TMAO. Plasma TMAO predicted cardiovascular events in 4,007 patients. Antibiotics suppressed TMAO and foam cell formation in ApoE-/- mice.
mic2b | Helicobacter pylori eradication and the incidence of gastric cancer | In a high-risk region of China 1,630 carriers of Helicobacter pylori were assigned to eradication with omeprazole, amoxicillin and metronidazole or to placebo. After 7.5 years, gastric cancer developed in 7 and 11 subjects; benefit was limited to those without precancerous lesions.
mic3b | Akkermansia muciniphila crosstalk with intestinal epithelium controls diet-induced obesity | The abundance of the mucin-degrading bacterium Akkermansia muciniphila fell in obese mice. Administration of live but not heat-killed bacteria reversed fat-mass gain, endotoxemia and insulin resistance.
cv1 | Safety and efficacy of the BNT162b2 mRNA Covid-19 vaccine | A total of 43,548 persons were injected with two doses 21 days apart of BNT162b2 or placebo. There were 8 cases of Covid-19 among vaccinees and 162 in the placebo group: the vaccine was 95% effective. Short-term pain at the site, fatigue and headache were common.
cv2 | SARS-CoV-2 cell entry depends on ACE2 and TMPRSS2 and is blocked by a protease inhibitor | The spike protein of SARS-CoV-2 uses ACE2 for entry and the serine protease TMPRSS2 for priming. Camostat mesylate, approved for clinical use, blocked entry into lung cells.
cv3 | Asymptomatic transmission and viral load of SARS-CoV-2 in upper respiratory specimens | Higher viral loads were detected soon after symptom onset, with more in the nose than in the throat. The load in an asymptomatic contact was similar to that of symptomatic patients, suggesting transmission potential early in infection.
cv4 | Hydroxychloroquine did not lower mortality among hospitalized patients with Covid-19 | In the open-label platform 1,561 patients received hydroxychloroquine and 3,155 usual care. Death within 28 days occurred in 27.0% and 25.0%. Patients on the drug had longer stays and more often needed ventilation.
pr1 | Aspirin for primary prevention of cardiovascular events in healthy elderly persons | 19,114 community-dwelling persons over seventy received 100 mg of enteric-coated aspirin or placebo. Low-dose aspirin resulted in a significantly higher risk of major hemorrhage and no lower risk of cardiovascular disease.
pr2 | Long-term aspirin reduces colorectal cancer incidence and mortality | Follow-up of five trials with 14,033 patients for 18.3 years shows that allocation to aspirin of 75 mg or more daily lowered the 20-year risk of colon cancer, mainly of the proximal colon, but not of rectal cancer.
ne1 | Adult hippocampal neurogenesis drops sharply to undetectable levels in children | Neurons marked by doublecortin and PSA-NCAM were counted in 59 samples of human hippocampus. Their number declined rapidly in the first year of life, and none was found in adult dentate gyrus, unlike in the macaque.
ne2 | Optogenetic stimulation of engram cells retrieves memories lost in early Alzheimer's disease mice | In mice with amyloid plaques, light activation of hippocampal cells labelled during fear conditioning restored recall, though natural cues did not. Spine density of dentate gyrus engram cells correlated with retrieval.
ne3 | Dopamine neurons signal reward prediction errors | Activity of midbrain dopamine cells was recorded in monkeys. They responded to unpredicted juice, shifted to the predicting cue with learning and were depressed when an expected reward was omitted, as temporal difference models require.
gen1 | CRISPR-Cas9 off-target mutagenesis in human cells is frequent at mismatched sites | RNA-guided nucleases can cleave at sites that differ by up to five positions from the intended target. Off-target mutations were seen at frequencies comparable to those on target in U2OS and HEK293 cells.
gen2 | Base editing converts C•G to T•A without double-stranded DNA cleavage | A fusion of catalytically dead Cas9 with cytidine deaminase and uracil glycosylase inhibitor corrects point mutations relevant to disease with up to 75% efficiency and less than 1% indels.
bert_c | Masked pre-training of bidirectional encoders for biomedical text mining | General-domain language models transfer poorly to biomedical corpora. We continue pre-training on PubMed abstracts and PMC articles. The resulting encoder improves named entity recognition by 0.62 F1, relation extraction by 2.80 F1 and question answering by 12.24 MRR.
ret1 | Dense passage retrieval outperforms BM25 for open-domain question answering | A dual encoder is trained from question-passage pairs with in-batch negatives. On Natural Questions top-20 accuracy rises from 59.1% with BM25 to 78.4%. Gains hold with as few as 1,000 training examples.
ret2 | Zero-shot evaluation shows that lexical retrieval generalizes better than dense models | A benchmark of eighteen retrieval datasets from nine tasks is used out of domain. BM25 is a robust baseline; dense retrievers often underperform, late interaction and re-ranking do best at high cost of computation.
ret3 | Late interaction over token embeddings for efficient passage ranking | Queries and documents are encoded independently by a transformer and compared by cheap sums of maximum similarity. Ranking is two orders of magnitude faster than cross-encoders at equal quality on MS MARCO.
ret4 | Query expansion with pseudo-relevance feedback and document expansion by generated queries | Predicting questions for which a document is relevant and appending them before indexing narrows the vocabulary mismatch. Combined with RM3 feedback, recall at 1000 improves by 9 points without added latency.
opt1 | Decoupling weight decay from the gradient update in adaptive optimizers | L2 regularization and weight decay are equivalent for SGD but not for Adam. We decouple decay from the loss and show that generalization of Adam improves so as to compete with momentum SGD on image classification.
opt2 | Sharpness-aware minimization seeks flat minima | Simultaneously minimizing loss value and loss sharpness improves generalization across CIFAR-100 and ImageNet and provides robustness to label noise on par with special procedures.
opt3 | Large batch training of deep networks converges to sharp minima | Methods with batch sizes above 512 degrade in the ability to generalize. We present numerical evidence that large-batch methods tend to sharp minimizers while small batches escape through gradient noise.
opt4 | Warmup and linear scaling let ImageNet be trained in one hour | With minibatches up to 8192 images and a linear learning-rate rule, accuracy stays equal on 256 GPUs. A gradual warmup overcomes optimization difficulties early in training.
seg1 | Skip connections between contracting and expanding paths for biomedical image segmentation | A fully convolutional network with a symmetric expanding path is trained end-to-end from very few annotated images using elastic deformations. It won the cell tracking challenge 2015 and segments a 512x512 image in less than a second.
seg2 | Vision transformers need less inductive bias but more data than convolutional networks | Pure attention over image patches matches residual networks when pre-trained on 300 million images; on mid-sized sets without strong regularization accuracy is some percentage points below.
seg3 | Self-supervised masked autoencoders are scalable vision learners | Masking 75% of random patches and reconstructing pixels with an asymmetric encoder-decoder speeds up pre-training three times and reaches 87.8% on ImageNet-1K with a huge model.
adv1 | Adversarial examples transfer across models and explain vulnerability by linearity | Small perturbations in the direction of the sign of the gradient mislead classifiers. The linear nature of networks, rather than overfitting, is the cause. Training with such examples regularizes beyond dropout.
adv2 | Certified robustness by randomized smoothing with Gaussian noise | Any classifier that does well under Gaussian noise becomes certifiably robust to perturbations in ℓ2 norm. On ImageNet certified top-1 accuracy of 49% holds for perturbations of norm below 0.5.
adv3 | Obfuscated gradients give a false sense of security | Seven of nine defenses accepted at a conference rely on gradient masking. Our attacks circumvent six completely and one partially.
gnn1 | Oversmoothing limits deep graph convolutional networks | Graph convolution is a special form of Laplacian smoothing; stacking many layers makes features of vertices indistinguishable. Co-training and self-training overcome limits with few labels.
gnn2 | Message passing networks are at most as expressive as the Weisfeiler-Lehman isomorphism test | Mean and max aggregators fail to distinguish simple multisets; sum aggregation with an MLP attains the bound of the 1-WL test and state of the art on graph classification.
rl1 | Model-based reinforcement learning with short rollouts matches model-free sample efficiency | Short model-generated rollouts branched from real data avoid compounding errors. On MuJoCo tasks the agent learns ten times faster than soft actor-critic and reaches the same asymptote.
rl2 | Conservative Q-learning for offline reinforcement learning | Value overestimation on out-of-distribution actions is prevented by a regularizer that lower-bounds the Q-function. Returns are two to five times higher on complex multimodal data.
rl3 | Deep reinforcement learning results are hard to reproduce | Random seeds, network size, reward scale and codebases change reported results of policy gradient methods. Five runs are not enough; we recommend significance testing.
llm1 | Scaling instruction-finetuned language models to 1,836 tasks | Finetuning on chain-of-thought data along with instructions improves held-out reasoning. A 540B model finetuned on 1.8K tasks exceeds the base by 9.4% on average.
llm2 | Language models hallucinate facts about rare entities | Accuracy on factoid questions correlates with the number of pre-training documents that mention the entity. Scaling would need ten more orders of magnitude; retrieval closes the gap for long-tail knowledge.
llm3 | Emergent abilities of large models may be an artifact of the metric | Nonlinear or discontinuous metrics produce apparent emergence; linear ones show smooth, predictable change with scale on the same outputs.
llm4 | Quantizing language models to 4 bits with little loss of accuracy | Post-training quantization with approximate second-order information compresses 175B parameters in four GPU hours to 3 or 4 bits per weight, with negligible perplexity increase and 3.25x faster inference.
llm5 | Low-rank adapters match full finetuning with 10,000 times fewer trainable parameters | Pretrained weights are frozen and rank decomposition matrices are injected into each layer. Memory falls three-fold, no latency is added, unlike with adapter layers.
db1 | Learned index structures replace B-Trees by models of the key distribution | A hierarchy of regression models predicts positions of sorted keys. It is up to 70% faster than cache-optimized B-Trees and saves an order of magnitude in memory on real data sets.
db2 | Serializable snapshot isolation in PostgreSQL | Write skew anomalies under snapshot isolation are prevented by tracking rw-conflicts and aborting dangerous structures; overhead over snapshot isolation is 2 to 7% and well below two-phase locking.
ds1 | Simple consensus by leader election and log replication for understandability | The algorithm separates leader election, log replication and safety. In a study of 43 students it was easier to understand than Paxos.
ds2 | Tail latency at scale: hedged requests | Sending a backup request after the 95th percentile delay lowers the 99.9th percentile latency from 1,800 ms to 74 ms with 2% more load.
se1 | Most static analysis warnings are ignored by developers | Interviews with 20 developers show that false positives and poor presentation deter use of bug-finding tools; integration into the workflow and quick fixes would help.
se2 | Flaky tests: root causes in fifty open source projects | Of 201 commits that fix flaky tests 45% concern asynchronous waits, 20% concurrency and 12% test order dependency.
hci1 | Typing on glass: errors by thumbs and how statistical decoding corrects them | Touch points follow a bivariate Gaussian offset from key centres. A decoder combining it with a language model cuts the error rate from 16.4% to 5.1%.
pr3c | Differential privacy for deep learning by clipping and noising gradients | A moments accountant tracks privacy loss. Networks with many parameters train under a single-digit ε budget at modest cost in accuracy on MNIST and CIFAR-10.
`;

/** A claim, for or against > the abstracts that bear on it. */
export const CLAIMS = `
Anti-TNF monoclonal antibodies raise the danger of reactivated tuberculosis more than etanercept does. > tnf1
TNF-α inhibitors increase susceptibility to tuberculosis. > tnf1
Deletion of RIPK3 rescues ileitis in mice without epithelial caspase-8. > tnf2
TNF alpha induces necroptotic death of gut epithelial cells. > tnf2
Infliximab is no better than placebo in ulcerative colitis that does not respond to steroids. > tnf3
IL6 drives progression of pancreatic ductal adenocarcinoma via STAT3. > il61
Blocking IL-6 receptor does not reduce 28-day mortality in severe COVID-19. > il62
Interleukin 6 released by working skeletal muscle increases glucose uptake. > il63
Exercise lowers IL-6 levels. > il63
Reactivating P53 in established tumors causes them to shrink. > p531
TP53 R175H mutation promotes metastases through integrin trafficking. > p532
Elephants get less cancer because of additional TP53 copies. > p533
Loss of APC leads to nuclear accumulation of beta-catenin. > bcat1
c-Myc is a transcriptional target of the β-catenin/TCF complex. > bcat1
Lgr5+ stem cells of the intestine do not need Wnt signaling. > bcat2
HIV depletes CCR5+ CD4+ T lymphocytes of the intestinal mucosa before those of the blood. > cd41
Foxp3 is dispensable for regulatory T cell function. > cd42
CD19-directed CAR-T therapy leads to complete remission in most patients with relapsed ALL. > cd43
Cytokine release syndrome after CAR T cell therapy can be managed with an IL-6R antibody. > cd43
Olaparib is effective in BRCA-mutated ovarian tumors because of synthetic lethality. > brca1
Risk-reducing mastectomy prevents breast cancer in BRCA1/2 carriers. > brca2
Trastuzumab is cardiotoxic when combined with anthracyclines. > her21
Herceptin (trastuzumab) lengthens survival in HER2+ breast cancer. > her21
High-dose atorvastatin is superior to pravastatin following acute coronary syndrome. > stat1
Statins cause a small increase in the incidence of type 2 diabetes. > stat2
PCSK9 inhibitors decrease LDL and reduce cardiovascular death. > stat3
Vitamin D protects against colds and other acute respiratory tract infection. > vit1
Taking 400 IU or more of vitamin E daily is associated with higher mortality. > vit2
Periconceptional folate supplements reduce neural tube defects. > vit3
Tumors addicted to miR-21 regress upon its inactivation. > mir1
Let-7 microRNA negatively regulates RAS expression. > mir2
Metformin requires AMPK to suppress glucose output of the liver. > mt1
mTOR inhibition prolongs life of mice even when begun late. > mt2
Atg5 deficiency in neurons leads to neurodegeneration through ubiquitin-positive inclusions. > au1
TMAO produced by intestinal bacteria accelerates atherosclerosis. > mic1b
Eradicating H. pylori prevents stomach cancer. > mic2b
Heat-killed Akkermansia reverses obesity. > mic3b
The Pfizer-BioNTech mRNA vaccine BNT162b2 has an efficacy of 95%. > cv1
SARS-CoV-2 enters cells by binding angiotensin-converting enzyme 2 (ACE2). > cv2
Camostat mesylate inhibits TMPRSS2 and blocks viral entry. > cv2
People without symptoms carry as much coronavirus as those with symptoms. > cv3
Hydroxychloroquine reduces deaths from COVID-19. > cv4
Low-dose aspirin increases bleeding without cardiovascular benefit in older adults. > pr1
Daily aspirin protects against tumors of the proximal colon. > pr2
New neurons are not generated in the adult human dentate gyrus. > ne1
Memories in mouse models of Alzheimer's are lost because of storage rather than retrieval. > ne2
Phasic dopamine encodes errors in the prediction of reward. > ne3
Cas9 cleaves off-target sites with up to 5 mismatches. > gen1
Cytidine deaminase fused to dCas9 edits single bases with few indels. > gen2
Domain-specific pretraining on PubMed improves biomedical named entity recognition. > bert_c
BM25 beats dense retrievers for open domain QA. > ret1 ret2
Dense retrieval models do not generalize to unseen domains as well as BM25. > ret2
Late interaction models rank passages much faster than cross-encoders. > ret3
Appending generated questions to documents alleviates vocabulary mismatch. > ret4
Weight decay and L2 regularisation are not the same for Adam. > opt1
Seeking flatter minima makes models more robust to noisy labels. > opt2 opt3
Big mini-batches hurt generalization because they find sharp minimizers. > opt3
ResNet can be trained on ImageNet within 1 hour using linear learning rate scaling. > opt4
U-shaped networks with skip connections segment cells from few annotations. > seg1
Transformers for images need large-scale pre-training to match ConvNets. > seg2
Reconstructing heavily masked images is an effective pretext task. > seg3
Adversarial vulnerability is caused by overfitting. > adv1
Gaussian smoothing gives provable l2 robustness. > adv2
Defenses that mask gradients are easily broken. > adv3
Stacking too many GCN layers makes node representations indistinguishable. > gnn1
GNNs cannot be more powerful than the WL test. > gnn2
Short model rollouts reduce compounding error in model-based RL. > rl1
Offline RL suffers from overestimated values for unseen actions. > rl2
Reported deep RL results depend on random seeds. > rl3
Instruction tuning on more tasks improves zero-shot reasoning. > llm1
LLMs remember facts about popular entities better than long tail ones. > llm2
Emergence in large language models is caused by the choice of metric. > llm3
Models of 175 billion parameters can be quantized to 4-bit without much perplexity loss. > llm4
LoRA-style adapters add inference latency. > llm5
Machine learned models can replace B-tree indexes. > db1
Snapshot isolation permits write skew. > db2
Raft is harder to understand than Paxos. > ds1
Duplicate requests reduce the 99.9th percentile latency. > ds2
Developers do not use static analysis because of false positives. > se1
Asynchronous waiting is the most common cause of flaky tests. > se2
Language models reduce touch-typing errors. > hci1
Private SGD with gradient clipping costs little accuracy. > pr3c
`;

/** Topics in a few words, some of them not the abstract's > the abstracts about them. */
export const TOPICS = `
breast cancer statin > stat2 her21 brca2
vitamin D respiratory infection > vit1
anti-TNF tuberculosis > tnf1
aspirin colorectal cancer > pr2
aspirin elderly bleeding > pr1
TMAO and heart disease > mic1b
H. pylori stomach cancer > mic2b
gut bacteria obesity > mic3b
foods rich in folate for pregnancy > vit3
what is the risk of taking too much vitamin E? > vit2
statins diabetes risk > stat2
LDL cholesterol PCSK9 > stat3
rapamycin longevity > mt2
metformin mechanism of action > mt1
CAR-T leukemia > cd43
p53 > p531 p532 p533
IL-6 > il61 il62 il63
TNF-alpha > tnf1 tnf2 il63
β-catenin > bcat1 bcat2
beta catenin colorectal > bcat1
CD4+ T cells HIV > cd41
regulatory T cells autoimmune diabetes > cd42
covid vaccine efficacy > cv1
hydroxychloroquine covid > cv4
ACE2 TMPRSS2 > cv2
autophagy neurodegeneration > au1
dopamine reward > ne3
hippocampal neurogenesis adults > ne1
CRISPR off-target effects > gen1
base editor > gen2
mutant BRCA mastectomy > brca2
HER2 positive > her21
miR-21 lymphoma > mir1
microRNA let7 lung > mir2
crohn's disease necroptosis > tnf2
ulcerative colitis infliximab > tnf3
Dietary Choline, Gut Flora and Heart Attack Risk > mic1b
Should Healthy Older People Take Aspirin Every Day > pr1
Can Vitamin Supplements Shorten Your Life > vit2
Dense Retrieval versus Lexical Baselines in Unseen Domains > ret2 ret1
Understanding Generalization Gap in Large Batch Stochastic Gradient Descent > opt3 opt4
On the Robustness of Neural Networks to Adversarial Perturbations: A Survey > adv1 adv2 adv3
Parameter-Efficient Transfer Learning for Pretrained Language Models > llm5
Offline Reinforcement Learning with Pessimistic Value Estimation > rl2
A Comparison of Consensus Protocols for Replicated State Machines > ds1
Graph Neural Network Expressiveness and Isomorphism Testing > gnn2
Improving Cell Segmentation with Convolutional Encoder-Decoder Architectures > seg1
bm25 vs dense retrieval > ret1 ret2
weight decay adam > opt1
sharp minima > opt3 opt2
masked autoencoder vision > seg3
adversarial training robustness > adv1 adv2
oversmoothing gnn > gnn1
reproducibility deep rl > rl3
llm hallucination long tail > llm2
4 bit quantization > llm4
low rank adaptation > llm5
raft paxos > ds1
learned index b-tree > db1
flaky tests > se2
tail latency hedging > ds2
differentially private sgd > pr3c
`;

/** No paper says any of this. */
export const EVERYDAY = `
What is the best way to cook rice for dinner?
I really need a new pair of running shoes.
Can somebody recommend a good dentist in Berlin?
Our team won the football match on Saturday!
The train to Hamburg leaves at seven in the morning.
Where can I buy cheap concert tickets?
My cat refuses to eat dry food.
Please remind me to water the plants tomorrow.
How much does a taxi to the airport cost?
The weather will be sunny with light winds.
who won the world cup in 1998
cheap flights to barcelona
how to fix a leaking tap
chocolate cake without eggs
best laptop for students
birthday present for my sister
lyrics of yesterday by the beatles
what time is it in tokyo
how tall is the eiffel tower
used cars near me
yoga for beginners
netflix series like dark
iphone battery replacement price
italian restaurant with terrace
translate hello to french
apartment for rent two rooms
symptoms of a cold or flu
train timetable vienna salzburg
garden furniture wood
kitchen sink drain smells
xkjd qwpo zmvn
blorptastic frumious snark
aaaaaaa bbbbbbb
foo bar baz
test test test
the quick brown fox jumps over the lazy dog
to be or not to be
call me later ok?
lol that was funny
see you at lunch
`;

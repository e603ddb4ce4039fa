/** Common words of research titles, chiefly those that end them: evidence of where a title stops. A hint, never a rule. */
export const COMMON_TITLE_WORDS: ReadonlySet<string> = new Set(
  `abilities ability accuracy actions adaptation adapters advances agents ai algorithm algorithms alignment all analyses analysis annotation
annotations answering application applications approach approaches approximation architecture architectures assessment assistants attack
attacks attention augmentation autoencoder autoencoders bandits baseline baselines behavior benchmark benchmarks beyond bias bound bounds
capabilities capability captioning case challenge challenges classification classifier classifiers clustering code coding collaboration
communication comparison completion complexity comprehension compression computation computing constraints construction context control
convergence conversations convolution convolutions corpora corpus data dataset datasets decoding decomposition defense demonstrations
denoising depth design detection detectors development diffusion dimensions discovery distillation distribution distributions documents
domain domains driving dynamics editing effect effects efficiency efficient embedding embeddings encoder encoders encoding engineering environment
environments equations error errors estimation evaluation evolution example examples experience experiments experts explanation explanations
exploration extraction factorization fairness feature features feedback few filtering fine-tuning flow flows forecasting forests framework
function functions fusion games generation generalization geometry gradient gradients graph graphs grounding guarantees guidance guide healthcare
hypothesis identification image imagery images imaging improvement improvements inference information initialization instructions integration
intelligence interaction interactions internet interpretability interpretation introduction kernel kernels knowledge label labels language
languages layers learn learned learners learning lens limits localization long machine machines manipulation manifold manifolds mapping matching
math mathematics matrices measurement mechanism mechanisms medicine memory method methods minimization mining model modeling modelling models
modules motion navigation need network networks noise normalization novo objectives object objects observations operator operators optimisation
optimization optimizers overview paradigm parsing part performance perspective perspectives planning play policies policy prediction predictions
predictors preferences pretraining pre-training principles priors privacy problem problems problem-solving process processes processing program
programming programs progress prompting prompts proof proofs properties proving pruning quality quantization question questions ranking rate
rates reasoning recognition reconstruction reduction regression regularization reinforcement relations removal report representation representations
research retrieval reward rewards review revisited robot robotics robots robustness rotation safety sampling samples scale scales scaling scene
scenes science search segmentation selection self self-attention self-play semantics sequence sequences series sets setting settings shift shot
signals similarity simulation simulations skills software solving source space spaces sparsity speech speed stability states steps strategies structure
structures study summarization supervision survey synthesis system systems task tasks teaching technical techniques technology test testing text
texts theory time tools tracking training transfer transformation transformations transformer transformers translation transport tree trees tuning
tutorial understanding units use users verification verifiers video videos views vision visualization voice way web wild without words work
workflow workflows workflow works world worlds`.split(/\s+/),
);

/**
 * Well-known papers as people type them in haste or from hearsay: slips in most words, small ones too, words run together
 * or torn apart, British spelling, an author other than the first with a word of the title. `asked > how the title begins`
 */

export const DAMAGED = `
attnetion si all yuo need > Attention Is All
atension is all you nead > Attention Is All
attentionisallyouneed > Attention Is All
need you all is attention > Attention Is All
shazeer attention is all > Attention Is All
polosukhin attention > Attention Is All
dep resdual lerning imge recogntion > Deep Residual
deep residul learnig for imag recogniton > Deep Residual
kaming he residual > Deep Residual
sun residual learning > Deep Residual
deep residual nets > Deep Residual
residuallearning imagerecognition > Deep Residual
dropuot a simpel way to prevnt nueral netwroks overfiting > Dropout:
salakhutdinov dropout > Dropout:
drop out hinton > Dropout:
drpout srivastva > Dropout:
imagenet clasification with deep convolutionnal nets > ImageNet Classification
krizevsky imagenet > ImageNet Classification
sutskever imagenet classification > ImageNet Classification
krizhevski sutskevar hinton > ImageNet Classification
bach normalisation internal covariate shift > Batch Normalization
batch normalizaton acelerating deep netwrok traning > Batch Normalization
reducing internal covarite shfit > Batch Normalization
layer normalisation kiros > Layer Normalization
densley conected convolutional netwroks > Densely
denely connectd convolutonal > Densely
generatve advesarial netwrks > Generative Adversarial Networks
goodfelow generative adversarial > Generative Adversarial Networks
courville generative adversarial > Generative Adversarial Networks
auto encoding variationalbayes > Auto-Encoding
autoencoding varational bays > Auto-Encoding
welling variational bayes > Auto-Encoding
adam a methd for stochstic optimzation > Adam:
stocastic optimisation adam > Adam:
very deep convolutinal netwroks large scal image recogntion > Very Deep
zisserman very deep convolutional > Very Deep
going deper with convolutoins > Going Deeper
gonig deeeper convolutions szegedi > Going Deeper
mobilnets eficient convolutional neural netwroks > MobileNets
eficientnet rethinking model scalling > EfficientNet
an image is worht 16x16 wrods > An Image is Worth
image worth 16 by 16 words > An Image is Worth
dosovitsky image words > An Image is Worth
heirarchical vison transformer shifted windos > Swin
lerning transferable visual modles from natural langauge > Learning Transferable
transferrable visual models natural language supervison > Learning Transferable
denoising difusion probablistic models > Denoising Diffusion Probabilistic
denosing difussion implict modles > Denoising Diffusion Implicit
ermon implicit diffusion > Denoising Diffusion Implicit
high resolution image sythesis latnet difusion > High-Resolution
ommer latent diffusion > High-Resolution
langauge modles are fewshot lerners > Language Models are Few
lanugage models are few shot leraners > Language Models are Few
fex-shot learners language models > Language Models are Few
large langage models are zero-shto reasonors > Large Language Models are Zero
traning langauge models to folow instuctions human fedback > Training language models
deep reinforcment learnign human preferances > Deep reinforcement learning from human
chain of thougt promting elicts reasonning > Chain-of-Thought Prompting
chainofthought prompting > Chain-of-Thought Prompting
chian-of-thoguht promptign > Chain-of-Thought Prompting
self-consistancy improves chian of thougth > Self-Consistency
selfconsistency chain of thought > Self-Consistency
tree of thougths delibrate problem sovling > Tree of Thoughts
synergising reasoning and acting > ReAct
scalling laws nueral langauge models > Scaling Laws for Neural
training compute-optmal large langauge models > Training Compute-Optimal
exploring limits of transfr lerning unifed text-to-text > Exploring the Limits
robustly optimised bert pretraning aproach > RoBERTa
distiled verison of bert smaler faster cheeper > DistilBERT
generalised autoregresive pretraining langauge > XLNet
deep contextualised word represntations > Deep contextualized
eficient estimaton of word represenations vector space > Efficient Estimation
distribted representaions of words adn phrases > Distributed Representations
mikolof word representations > Efficient Estimation
global vectors for word represntation socher > GloVe
sequnce to sequnce lerning nueral networks > Sequence to Sequence
squence2squence sutskever > Sequence to Sequence
neural machien translaton jointly lerning align translate > Neural Machine Translation by
bahdanow align and translate > Neural Machine Translation by
nmt jointly learning to align > Neural Machine Translation by
long short therm memory > Long Short-Term
long shrot-tern memroy > Long Short-Term
hochrieter shmidhuber > Long Short-Term
conectionist tempral clasification > Connectionist
unet convolutinal biomedcal segmentaton > U-Net
ronnenberger biomedical > U-Net
you olny lok once > You Only Look Once
you only look onec unifed realtime object detecton > You Only Look Once
focall los dense objct detection > Focal Loss
feture pyrmid networks > Feature Pyramid
end to end object dection with transfomers > End-to-End Object
fuly convolutonal netwroks semantic segmentaton > Fully Convolutional
distiling the knowlege in a nueral netwrok > Distilling the Knowledge
distil knowledge hinton dean > Distilling the Knowledge
dynamic rotuing betwen capsuls > Dynamic Routing
lotery tiket hypotesis > The Lottery
the lottrey ticekt hypothseis > The Lottery
nueral tangant kernal > Neural Tangent
neural ordnary diferential equatoins > Neural Ordinary
variatonal inferance normalising flows > Variational Inference
intriging propertys of neural netwroks > Intriguing
towards deep lerning models resistent to adverserial atacks > Towards Deep Learning Models
undrestanding deep learning requires rethinking generalisation > Understanding deep learning
sharpnes aware minimisation > Sharpness-Aware
decoupeld weigth decay > Decoupled
adaptive learnign rate zieler > ADADELTA
outragously large nueral networks mixture of expets > Outrageously
swich transformers trilion parameter > Switch Transformers
flash atention io awareness > FlashAttention
linear time squence modeling selectve state spaces > Mamba
rotary positon embeding > RoFormer
retreival augmented genaration knowlege intensive > Retrieval-Augmented
dense pasage retreival > Dense Passage
measuring masive multitask langauge understanding > Measuring Massive
emergant abilites large langauge models > Emergent
comunication eficient learning decentralised data > Communication-Efficient
visualising data t-sne > Visualizing Data
visulizing dat using tsne > Visualizing Data
latent dirichelet alocation > Latent Dirichlet
lattent drichlet > Latent Dirichlet
few usefull things to knwo machine learning > A Few Useful
concret problems in ai saftey > Concrete Problems
highly acurate protien structre predicton > Highly accurate
bengio align translate > Neural Machine Translation by
vinyals pointer > Pointer Networks
dean distilling knowledge > Distilling the Knowledge
kavukcuoglu spatial transformer > Spatial Transformer
pham attention translation > Effective Approaches
girshick focal loss > Focal Loss
hinton capsules > Dynamic Routing
hutter weight decay > Decoupled
dauphin mixup > mixup:
dollar mask > Mask R-CNN
tsung yi lin feature pyramids > Feature Pyramid
jian sun object detection region proposal > Faster R-CNN
imagenet in one hour > Accurate, Large
squence2squence lerning > Sequence to Sequence
`;

/** Papers of medicine, biology and preprint servers, as their indexes have them. Lines as in read.ts. */

export const MEDICAL = `
= initials behind surnames, a journal cut short
Basic local alignment search tool. | Altschul SF, Gish W, Miller W, Myers EW, Lipman DJ | J Mol Biol | 1990
Basic Local Alignment Search Tool | Stephen F. Altschul, Warren Gish, Webb Miller, Eugene W. Myers, David J. Lipman | Journal of Molecular Biology | 1990

= et al. and the journal's town
Effect of intensive blood-glucose control with metformin on complications in overweight patients with type 2 diabetes (UKPDS 34). | UK Prospective Diabetes Study (UKPDS) Group | Lancet | 1998
Effect of intensive blood-glucose control with metformin on complications in overweight patients with type 2 diabetes (UKPDS 34) | UK Prospective Diabetes Study Group | The Lancet (London, England) | 1998

=? a subtitle less, a study group for the authors, of which the other has none (two gaps at once)
Randomised trial of cholesterol lowering in 4444 patients with coronary heart disease: the Scandinavian Simvastatin Survival Study (4S) | | Lancet | 1994
Randomised trial of cholesterol lowering in 4444 patients with coronary heart disease | Scandinavian Simvastatin Survival Study Group | Lancet | 1994

= cut lists of a large group
Initial sequencing and analysis of the human genome | Lander ES, Linton LM, Birren B, et al. | Nature | 2001
Initial sequencing and analysis of the human genome. | Eric S. Lander, Lauren M. Linton, Bruce Birren, Chad Nusbaum, Michael C. Zody, Jennifer Baldwin, Keri Devon, Ken Dewar | Nature | 2001

= a hyphen, a plural, British spelling
The PRISMA 2020 statement: an updated guideline for reporting systematic reviews | Page MJ, McKenzie JE, Bossuyt PM, Boutron I, Hoffmann TC, Mulrow CD, et al | BMJ | 2021
The PRISMA 2020 statement: An updated guideline for reporting systematic reviews. | Matthew J. Page, Joanne E. McKenzie, Patrick M. Bossuyt, Isabelle Boutron, Tammy C. Hoffmann, Cynthia D. Mulrow | BMJ (Clinical research ed.) | 2021

= the year of the web, the year of print
Gapped BLAST and PSI-BLAST: a new generation of protein database search programs | Altschul SF, Madden TL, Schäffer AA, Zhang J, Zhang Z, Miller W, Lipman DJ | Nucleic Acids Res | 1997
Gapped BLAST and PSI-BLAST: A new generation of protein database search programs | Altschul, S.F., Madden, T.L., Schaffer, A.A., Zhang, J.H., Zhang, Z., Miller, W., Lipman, D.J. | Nucleic Acids Research | 1998

= in capitals with the mark of a translation
A NEW METHOD FOR PREDICTING SIGNAL SEQUENCE CLEAVAGE SITES | VONHEIJNE G | NUCLEIC ACIDS RES | 1986
A new method for predicting signal sequence cleavage sites. | von Heijne G | Nucleic acids research | 1986

= a preprint and its print, two years between
Attention Is All You Need | Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones, Aidan N. Gomez, Lukasz Kaiser, Illia Polosukhin | arXiv preprint arXiv:1706.03762 | 2017
Attention is All you Need | Vaswani, A., Shazeer, N., Parmar, N., Uszkoreit, J., Jones, L., Gomez, A. N., ... & Polosukhin, I. | Advances in neural information processing systems, 30 | 2017

= the preprint a year before
Adam: A Method for Stochastic Optimization | Diederik P. Kingma, Jimmy Ba | CoRR | 2014
Adam: A method for stochastic optimization | D. Kingma, J. Ba | International Conference on Learning Representations (ICLR) | 2015

= the conference's name for the preprint
Neural Machine Translation by Jointly Learning to Align and Translate | Dzmitry Bahdanau, Kyunghyun Cho, Yoshua Bengio | ICLR | 2015
Neural machine translation by jointly learning to align and translate. | Bahdanau D., Cho K., Bengio Y. | arXiv:1409.0473 | 2014

= the subtitle added in print
Mastering Chess and Shogi by Self-Play with a General Reinforcement Learning Algorithm | David Silver, Thomas Hubert, Julian Schrittwieser | arXiv | 2017
Mastering chess and shogi by self-play with a general reinforcement learning algorithm | Silver, D., et al. | CoRR abs/1712.01815 | 2017

! a trial and its follow-up
Effect of intensive blood-glucose control with metformin on complications in overweight patients with type 2 diabetes (UKPDS 34) | UK Prospective Diabetes Study (UKPDS) Group | Lancet | 1998
Intensive blood-glucose control with sulphonylureas or insulin compared with conventional treatment and risk of complications in patients with type 2 diabetes (UKPDS 33) | UK Prospective Diabetes Study (UKPDS) Group | Lancet | 1998

! ten years on
10-year follow-up of intensive glucose control in type 2 diabetes | Holman RR, Paul SK, Bethel MA, Matthews DR, Neil HA | N Engl J Med | 2008
Long-term follow-up after tight control of blood pressure in type 2 diabetes | Holman RR, Paul SK, Bethel MA, Neil HA, Matthews DR | N Engl J Med | 2008

! the statement and its explanation
The PRISMA 2020 statement: an updated guideline for reporting systematic reviews | Page MJ, McKenzie JE, Bossuyt PM, et al. | BMJ | 2021
PRISMA 2020 explanation and elaboration: updated guidance and exemplars for reporting systematic reviews | Page MJ, Moher D, Bossuyt PM, et al. | BMJ | 2021

! the earlier statement
Preferred reporting items for systematic reviews and meta-analyses: the PRISMA statement | Moher D, Liberati A, Tetzlaff J, Altman DG | PLoS Med | 2009
Preferred reporting items for systematic review and meta-analysis protocols (PRISMA-P) 2015 statement | Moher D, Shamseer L, Clarke M, et al. | Syst Rev | 2015

! an erratum
Cancer statistics, 2014 | Siegel R, Ma J, Zou Z, Jemal A | CA Cancer J Clin | 2014
Erratum: Cancer statistics, 2014 | Siegel R, Ma J, Zou Z, Jemal A | CA Cancer J Clin | 2014

! statistics of each year
Cancer statistics, 2014 | Siegel R, Ma J, Zou Z, Jemal A | CA Cancer J Clin | 2014
Cancer statistics, 2015 | Siegel RL, Miller KD, Jemal A | CA Cancer J Clin | 2015

! a reply
Aspirin for the primary prevention of cardiovascular events | Wolff T, Miller T, Ko S | Ann Intern Med | 2009
Aspirin for the primary prevention of cardiovascular events: authors' reply | Wolff T, Miller T | Ann Intern Med | 2009

! the next version of a model
Improved Baselines with Visual Instruction Tuning | Haotian Liu, Chunyuan Li, Yuheng Li, Yong Jae Lee | CVPR | 2024
Visual Instruction Tuning | Haotian Liu, Chunyuan Li, Qingyang Wu, Yong Jae Lee | NeurIPS | 2023

! a model and its successor
Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning | Christian Szegedy, Sergey Ioffe, Vincent Vanhoucke, Alex Alemi | AAAI | 2017
Rethinking the Inception Architecture for Computer Vision | Christian Szegedy, Vincent Vanhoucke, Sergey Ioffe, Jonathon Shlens, Zbigniew Wojna | CVPR | 2016

! the faster one
Fast R-CNN | Ross Girshick | ICCV | 2015
Faster R-CNN: Towards Real-Time Object Detection with Region Proposal Networks | Shaoqing Ren, Kaiming He, Ross Girshick, Jian Sun | NIPS | 2015

! a work and its second version, the same people
Open and Efficient Foundation Language Models | Hugo Touvron, Thibaut Lavril, Gautier Izacard | arXiv | 2023
Llama 2: Open Foundation and Fine-Tuned Chat Models | Hugo Touvron, Louis Martin, Kevin Stone | arXiv | 2023

! the network and its identity
Deep Residual Learning for Image Recognition | Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun | CVPR | 2016
Identity Mappings in Deep Residual Networks | Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun | ECCV | 2016

! a letter before the title
Momentum Contrast for Unsupervised Visual Representation Learning | Kaiming He, Haoqi Fan, Yuxin Wu, Saining Xie, Ross Girshick | CVPR | 2020
Improved Baselines with Momentum Contrastive Learning | Xinlei Chen, Haoqi Fan, Ross Girshick, Kaiming He | arXiv | 2020
`;

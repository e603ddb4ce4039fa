/** Real papers of every style, written down after the others were tried. Lines as in read.ts. */

export const FRESH = `
= names left of the title, cut
Practical selectivity estimation through adaptive sampling | r lipton, j naughton, d schneider | sigmod conference | 1990
lipton, rj, naughton, jf, schneider, da: practical selectivity estimation through adaptive sampling | | proc. acm sigmod |

=? the last two words left out, no venue, no year (a first paper may be called so)
Lottery scheduling: flexible proportional-share resource management | c waldspurger, w weihl | osdi | 1994
lottery scheduling: flexible proportional-share | ca waldspurger, we weihl | |

= title in capitals, conference spelled out
AN AXIOMATIC BASIS FOR COMPUTER PROGRAMMING | C. A. R. Hoare | Communications of the ACM | 1969
An axiomatic basis for computer programming | Hoare, C.A.R. | CACM 12(10) | 1969

= the year of a reprint
A relational model of data for large shared data banks | e codd | commun. acm | 1970
a relational model of data for large shared data banks | ef codd | communications of the acm, | 1983

= one author lost, initials of the other wrong
Tapestry: using collaborative filtering to weave an information | d goldberg, d nichols, b oki, d terry | commun. acm | 1992
using collaborative filtering to weave an information tapestry | d goldberg, d nichols, bm oki, d terry | communications of the acm | 1992

= a technical report's number
The PageRank Citation Ranking: Bringing Order to the Web | Lawrence Page, Sergey Brin, Rajeev Motwani, Terry Winograd | Stanford InfoLab Technical Report 1999-66 | 1999
The pagerank citation ranking: Bringing order to the web. | L. Page, S. Brin, R. Motwani, and T. Winograd. | Technical report, Stanford Digital Library Technologies Project | 1998

= the town in the venue
The anatomy of a large-scale hypertextual Web search engine | Sergey Brin, Lawrence Page | Computer Networks and ISDN Systems | 1998
the anatomy of a large-scale hypertextual web search engine | s brin, l page | proc. 7th international world wide web conference, brisbane, australia | 1998

= half a title
On the shortest spanning subtree of a graph | J. B. Kruskal | Proceedings of the American Mathematical Society | 1956
On the Shortest Spanning Subtree of a Graph and the Traveling Salesman Problem | Joseph B. Kruskal, Jr. | Proc. Amer. Math. Soc. 7 | 1956

= authors as a dump of a list
Latent Dirichlet Allocation | ['David M. Blei', 'Andrew Y. Ng', 'Michael I. Jordan'] | Journal of Machine Learning Research | 2003
latent dirichlet allocation | d blei, a ng, m jordan | jmlr | 2003

= authors apart by bars
Random Forests | Breiman, Leo | Machine Learning | 2001
Random forests. | L. Breiman | Mach Learn 45:5-32 | 2001

= a proceedings' series for the venue
Boosting the differences: a fast Bayesian classifier neural network | Ninan Sajeeth Philip, K. Babu Joseph | Intelligent Data Analysis | 2000
boosting the differences: a fast bayesian classifier neural network | ns philip, kb joseph | intell. data anal. | 2000

= a preprint, the print two years on, another article
A Neural Algorithm of Artistic Style | Leon A. Gatys, Alexander S. Ecker, Matthias Bethge | CoRR | 2015
Neural algorithm of artistic style | Gatys L, Ecker A, Bethge M | arXiv:1508.06576 | 2015

= twenty authors and et al.
GPT-4 Technical Report | OpenAI | arXiv | 2023
GPT-4 technical report | OpenAI, Josh Achiam, Steven Adler, Sandhini Agarwal, et al. | arXiv preprint arXiv:2303.08774 | 2023

= a translation's bracket and a comment
[Highly accurate protein structure prediction with AlphaFold] | Jumper J, Evans R, Pritzel A, et al. | Nature | 2021
Highly accurate protein structure prediction with AlphaFold. | John Jumper, Richard Evans, Alexander Pritzel, Tim Green | Nature (London) | 2021

= the year of the web
STRING v10: protein-protein interaction networks, integrated over the tree of life | Szklarczyk D, Franceschini A, Wyder S | Nucleic Acids Res | 2015
STRING v10: protein–protein interaction networks, integrated over the tree of life | Damian Szklarczyk, Andrea Franceschini, Stefan Wyder | Nucleic acids research | 2014

= everything in the title of both, in two styles
L. Lamport. Time, clocks, and the ordering of events in a distributed system. Communications of the ACM, 21(7):558-565, July 1978. | | |
Leslie Lamport, "Time, Clocks and the Ordering of Events in a Distributed System," Comm. ACM, 1978. | | |

= authors glued before the title, no marks
leslie lamport the part-time parliament | | acm transactions on computer systems | 1998
The part-time parliament | Leslie Lamport | ACM Trans. Comput. Syst. | 1998

= a hyphen broken at a line's end
Distributed snap- shots: determining global states of distributed systems | K. M. Chandy, L. Lamport | ACM TOCS | 1985
Distributed snapshots: determining global states of distributed systems | K. Mani Chandy, Leslie Lamport | ACM Transactions on Computer Systems | 1985

= the venue's number in the title
Scale and performance in a distributed file system. ACM Trans. on Computer Systems 6(1) | J. Howard et al. | | 1988
Scale and Performance in a Distributed File System | John H. Howard, Michael L. Kazar, Sherri G. Menees, David A. Nichols | ACM Trans. Comput. Syst. | 1988

= no more than the title and one surname
Mining association rules between sets of items in large databases | Agrawal | | 1993
Mining Association Rules between Sets of Items in Large Databases | Rakesh Agrawal, Tomasz Imielinski, Arun N. Swami | SIGMOD Conference | 1993

! one author, one year, one series
The part-time parliament | Leslie Lamport | ACM Trans. Comput. Syst. | 1998
Paxos Made Simple | Leslie Lamport | SIGACT News | 2001

! one model's papers
BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding | Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova | NAACL | 2019
RoBERTa: A Robustly Optimized BERT Pretraining Approach | Yinhan Liu, Myle Ott, Naman Goyal | arXiv | 2019

! one title but for the task
YOLO9000: Better, Faster, Stronger | Joseph Redmon, Ali Farhadi | CVPR | 2017
YOLOv3: An Incremental Improvement | Joseph Redmon, Ali Farhadi | arXiv | 2018

! a version further
Inception-v4, Inception-ResNet and the impact of residual connections on learning | szegedy, ioffe, vanhoucke, alemi | aaai | 2017
inception-v3, rethinking the inception architecture | szegedy, vanhoucke, ioffe, shlens, wojna | cvpr | 2016

! two editions of one overview
Overview of the TREC 2004 Robust Retrieval Track | Ellen M. Voorhees | TREC | 2004
Overview of the TREC 2005 Robust Retrieval Track | Ellen M. Voorhees | TREC | 2005

! findings of two years
Findings of the 2014 Workshop on Statistical Machine Translation | Ondřej Bojar, Christian Buck, Christian Federmann, Barry Haddow, Philipp Koehn | WMT@ACL | 2014
Findings of the 2015 Workshop on Statistical Machine Translation | Ondřej Bojar, Rajen Chatterjee, Christian Federmann, Barry Haddow, Philipp Koehn | WMT@EMNLP | 2015

! a survey and its namesake
A survey on transfer learning | Sinno Jialin Pan, Qiang Yang | IEEE Trans. Knowl. Data Eng. | 2010
A survey of transfer learning | Karl R. Weiss, Taghi M. Khoshgoftaar, Dingding Wang | J. Big Data | 2016

! the same three words
Deep learning | Yann LeCun, Yoshua Bengio, Geoffrey E. Hinton | Nature | 2015
Deep learning in neural networks: An overview | Jürgen Schmidhuber | Neural Networks | 2015

! a book and an article of one name
Deep learning | Yann LeCun, Yoshua Bengio, Geoffrey Hinton | Nature | 2015
Deep Learning | Ian Goodfellow, Yoshua Bengio, Aaron Courville | MIT Press | 2016

! parts in Roman numbers
Communicating sequential agents I | m sergot | | 1990
Communicating sequential agents II | m sergot | | 1990

! one journal, one year, one author, other theorems
Maximum-entropy and Bayesian methods in inverse problems | e jaynes | proc. ieee | 1982
On the rationale of maximum-entropy methods | et jaynes | proceedings of the ieee | 1982

! a correction
Time, clocks, and the ordering of events in a distributed system | L. Lamport | CACM | 1978
Comments on "Time, clocks, and the ordering of events in a distributed system" | J. Smith | CACM | 1979

! what a system does, twice
The Google file system | Sanjay Ghemawat, Howard Gobioff, Shun-Tak Leung | SOSP | 2003
The Hadoop distributed file system | Konstantin Shvachko, Hairong Kuang, Sanjay Radia, Robert Chansler | MSST | 2010

! everything in the title, one author in common
l. lamport , r. shostak , m. pease the byzantine generals problem acm toplas 1982 | | |
m. pease , r. shostak , l. lamport reaching agreement in the presence of faults journal of the acm 1980 | | |

! prefaces with people and year
Preface | H. Garcia-Molina | VLDB J. | 1996
Preface | J. Widom | VLDB J. | 1996

! bare and alike
Concurrency control in operating systems | | |
Concurrency control in database systems | | |

! bare, one word between
Maintaining views incrementally | | | 1993
Maintaining knowledge bases incrementally | | | 1994

! one people, near titles, no years
Efficient similarity search in sequence databases | r agrawal, c faloutsos, a swami | |
Efficient retrieval of similar time sequences under time warping | b yi, hv jagadish, c faloutsos | |

! a trial by its two endpoints
Reduction in the incidence of type 2 diabetes with lifestyle intervention or metformin | Knowler WC, Barrett-Connor E, Fowler SE, et al | N Engl J Med | 2002
10-year follow-up of diabetes incidence and weight loss in the Diabetes Prevention Program Outcomes Study | Knowler WC, Fowler SE, Hamman RF, et al | Lancet | 2009

! two of a group's guidelines
2013 ESH/ESC guidelines for the management of arterial hypertension | Mancia G, Fagard R, Narkiewicz K | J Hypertens | 2013
2018 ESC/ESH Guidelines for the management of arterial hypertension | Williams B, Mancia G, Spiering W | J Hypertens | 2018
`;

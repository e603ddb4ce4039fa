/** Real papers, as an index with one initial a name has them beside what a crawler found cited. Lines as in read.ts. */

export const CRAWLED = `
= cut by dots, a letter misread, a library's venue
Mariposa: a wide-area distributed database system | m stonebraker, p aoki, w litwin, a pfeffer, a sah, j sidell, c staelin, a yu | vldb j. | 1996
mariposa: a wide-area distributed database &hellip; | m stonebraker, pm aoki, w litwin, a pfeffer, a sah, j &hellip; | the vldb journal the international journal on very large data bases, | 1996

= no venue, no year, initials glued
Efficient filtering of xml documents for selective dissemination of information | m altinel, m franklin | vldb | 2000
efficient filtering of xml documents for selective dissemination of information | m altinel, mj franklin | |

= the subtitle left out
Lore: a database management system for semistructured data | j mchugh, s abiteboul, r goldman, d quass, j widom | sigmod record | 1997
lore: a database management system for | j mchugh, s abiteboul, r goldman, d quass, j widom | sigmod record, | 1997

= the name before the colon left out
BIRCH: an efficient data clustering method for very large databases | t zhang, r ramakrishnan, m livny | sigmod conference | 1996
an efficient data clustering method for very large databases | t zhang, r ramakrishnan, m livny | proceedings of the acm sigmod conference on management of data, montreal, canada |

= only the first author, no venue, cut
Optimizing queries across diverse data sources | l haas, d kossmann, e wimmers, j yang | vldb | 1997
optimizing queries across diverse data sources | lm haas | very large data bases, |

= the year of another printing, a publisher for a venue
Object exchange across heterogeneous information sources | y papakonstantinou, h garcia-molina, j widom | icde | 1995
object exchange across heterogeneous information sources | y papakonstantinou, h garciamolina, j widom | los alamitos, ca: ieee computer society press | 1994

= venue run into the title
Query optimization for parallel execution | s ganguly, w hasan, r krishnamurthy | sigmod conference | 1992
query optimization for parallel execution. proceedings of the 1992 acm sigmod international conference on | s ganguly, w hasan, r krishnamurthy | june |

= pages run into the title
Access path selection in a relational database management system | p selinger, m astrahan, d chamberlin, r lorie, t price | sigmod conference | 1979
access path selection in a relational database management system, pp. 23-34 | pg selinger, mm astrahan, dd chamberlin, ra lorie, tg price | |

= two letters wrong, one author lost
Temporal aggregation in active database rules | i motakis, c zaniolo | sigmod conference | 1997
temporal agregation in active databse rules | i motakis, c zaniolo | proc. acm sigmod int. conf. on management of data, | 1997

= words run together
The grid file: an adaptable, symmetric multikey file structure | j nievergelt, h hinterberger, k sevcik | acm trans. database syst. | 1984
the gridfile: an adaptable, symmetric multi-key file structure | j nievergelt, h hinterberger, kc sevcik | acm transactions on database systems (tods), | 1984

= names of a heading instead of the authors
Spatial joins using seeded trees | m lo, c ravishankar | sigmod conference | 1994
spatial joins using seeded trees | ml lo, cv ravishankar, s joins | acm sigmod record, | 1994

= a report before it was a paper
The design and implementation of a sequence database system | p seshadri, m livny, r ramakrishnan | vldb | 1996
the design and implementation of a sequence database system | p seshadri, m livny, r ramakrishnan | tech. rep. |

= a survey in the journal, venue cut
Answering queries using views: a survey | a halevy | vldb j. | 2001
answering queries using views: a survey | ay halevy | the vldb journal the international journal on very large data &hellip;, | 2001

= a preprint's year and no venue
Data integration: a theoretical perspective | m lenzerini | pods | 2002
data integration: a theoretical perspective | m lenzerini | | 2001

= a nobiliary particle dropped
An overview of query optimization in relational systems | s chaudhuri | pods | 1998
an overview of query optimization in relational systems | s chaudhuri | symposium on principles of database systems, | 1998

= cut in the middle of a word
Incremental maintenance of views with duplicates | t griffin, l libkin | sigmod conference | 1995
incremental maintenance of views with dupli | t griffin, l libkin | proc. acm sigmod |

= of the authors only the last
Implementing data cubes efficiently | v harinarayan, a rajaraman, j ullman | sigmod conference | 1996
implementing data cubes efficiently | jd ullman | proc. of the acm sigmod int'l conf. on management of data, | 1996

= another order, another spelling of one
Efficient and effective clustering methods for spatial data mining | r ng, j han | vldb | 1994
efficient and effective clustering method for spatial data mining | j han, rt ng | proc. 1994 int. conf. very large data bases (vldb'94), santiago, | 1994

= a plural, an article
A critique of ansi sql isolation levels | h berenson, p bernstein, j gray, j melton, e oneil, p oneil | sigmod conference | 1995
critique of ansi sql isolation level | h berenson, p bernstein, j gray, j melton, e o'neil, p &hellip; | sigmod record, |

= the year off by one, the venue a publisher's series
Similarity search in high dimensions via hashing | a gionis, p indyk, r motwani | vldb | 1999
similarity search in high dimensions via hashing | a gionis, p indyk, r motwani | | 2000

= a workshop named at the end of the title
Datascope: viewing database contents in google maps' way | t wu, x li, d xin, j han, j lee, r redder | vldb | 2007
datascope: viewing database contents in google maps way, demo paper | t wu, x li, d xin, j han, j lee | proc. vldb | 2007

= authors' names broken by a wrong encoding
On the complexity of generating optimal plans with cross products | w scheufele, g moerkotte | pods | 1997
on the complexity of generating optimal plans with cross products | w scheufele, g moerkotte | pods, | 1997

= a title in quotation marks with a stop
Magic is relational | i mumick, s finkelstein, h pirahesh, r ramakrishnan | sigmod conference | 1990
"magic is relational." | is mumick, sj finkelstein, h pirahesh, r ramakrishnan | |

= of the title only the first three words, no sign of a cut
Dynamic itemset counting and implication rules for market basket data | s brin, r motwani, j ullman, s tsur | sigmod conference | 1997
dynamic itemset counting | s brin, r motwani, jd ullman, s tsur | sigmod, | 1997

= the name of the system alone, with its people and year
Cure: an efficient clustering algorithm for large databases | s guha, r rastogi, k shim | sigmod conference | 1998
cure | s guha, r rastogi, k shim | sigmod'98, seattle | 1998

= the conference's paper filed with the journal's
Eddies: continuously adaptive query processing | r avnur, j hellerstein | sigmod conference | 2000
eddies: continuously adaptive query processing | r avnur, jm hellerstein | acm sigmod record, | 2000

! a sentence shared, other people
Efficient filtering of xml documents for selective dissemination of information | m altinel, m franklin | vldb | 2000
efficient filtering of xml documents with xpath expressions | cy chan, p felber, m garofalakis, r rastogi | the vldb journal the international journal on very large data &hellip;, | 2002

! the same people go on
Implementing data cubes efficiently | v harinarayan, a rajaraman, j ullman | sigmod conference | 1996
index selection for olap | h gupta, v harinarayan, a rajaraman, jd ullman | icde, | 1997

! the opening words
Mining sequential patterns | r agrawal, r srikant | icde | 1995
mining sequential patterns: generalizations and performance improvements | r srikant, r agrawal | proc. of the fifth int'l conference on extending database technology | 1996

! the words after the colon
Mining quantitative association rules in large relational tables | r srikant, r agrawal | sigmod conference | 1996
mining association rules in large relational tables with item constraints | r srikant, q vu, r agrawal | |

! of the same name, other people, no year
Query optimization | y ioannidis | acm comput. surv. | 1996
query optimization in database systems | m jarke, j koch | acm computing surveys, |

! an overview by others
An overview of query optimization in relational systems | s chaudhuri | pods | 1998
an overview of data warehousing and olap technology | s chaudhuri, u dayal | sigmod record, | 1997

! a survey by others, no year
A survey of approaches to automatic schema matching | e rahm, p bernstein | vldb j. | 2001
a survey of schema-based matching approaches | p shvaiko, j euzenat | |

! reports of two workshops (made up)
Report on the dagstuhl seminar on data integration | a halevy | sigmod record | 2002
report on the dagstuhl seminar on data warehousing and olap | m jarke | sigmod record, |

! one word, the same people, one year
Predicate migration: optimizing queries with expensive predicates | j hellerstein, m stonebraker | sigmod conference | 1993
optimization techniques for queries with expensive methods | jm hellerstein | acm transactions on database systems (tods), | 1998

! one subject, the same people, two years on
Maintaining views incrementally | a gupta, i mumick, v subrahmanian | sigmod conference | 1993
maintenance of materialized views: problems, techniques, and applications | a gupta, is mumick | data engineering bulletin, | 1995

! a cut title that fits both ways
Database system implementation | h garcia-molina, j ullman, j widom | prentice hall | 2000
database systems: the complete book | h garcia-molina, jd ullman, j widom | prentice hall, | 2002

! another edition of a benchmark
The 007 benchmark | m carey, d dewitt, j naughton | sigmod conference | 1993
the bucky object-relational benchmark | mj carey, dj dewitt, jf naughton, m asgarian, p &hellip; | sigmod, | 1997

! editorials
Editorial | m tamer ozsu | vldb j. | 1999
editorial | s spaccapietra | j. data semantics | 2003

! the panel and the paper
Object-oriented database systems: in transition | f bancilhon, g ferran | sigmod record | 1990
the object-oriented database system manifesto | m atkinson, f bancilhon, d dewitt, k dittrich, d maier, s zdonik | proc. dood, | 1989

! parts
The third manifesto, part 1 | h darwen, c date | sigmod record | 1995
the third manifesto, part 2 | h darwen, cj date | sigmod record, | 1995

! comments on it
Optimal histograms with quality guarantees | h jagadish, n koudas, s muthukrishnan, v poosala, k sevcik, t suel | vldb | 1998
comments on "optimal histograms with quality guarantees" | s guha, n koudas | |

! titles of three words in common
Fast subsequence matching in time-series databases | c faloutsos, m ranganathan, y manolopoulos | sigmod conference | 1994
fast similarity search in the presence of noise, scaling, and translation in time-series databases | r agrawal, k lin, hs sawhney, k shim | vldb, | 1995

! nothing but authors and year in common
The state of the art in distributed query processing | d kossmann | acm comput. surv. | 2000
iterative dynamic programming: a new class of query optimization algorithms | d kossmann, k stocker | acm transactions on database systems (tods), | 2000
`;

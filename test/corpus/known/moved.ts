/** Records of real papers whose values stand behind the title or in another field, and lines of which little is left. Lines as in read.ts. */

export const MOVED = `
= authors and venue behind the title
approximate query processing using wavelets k chakrabarti , m garofalakis , r rastogi , k shim vldb | | | 2000
Approximate query processing using wavelets | Kaushik Chakrabarti, Minos Garofalakis, Rajeev Rastogi, Kyuseok Shim | Very Large Data Bases | 2000

= everything behind the title
sampling large databases for association rules hannu toivonen vldb 1996 | | |
sampling large databases for association rules | h toivonen | proceedings of the 22nd international conference on very large data bases | 1996

= everything behind both titles
the hybrid tree : an index structure for high dimensional feature spaces kaushik chakrabarti , sharad mehrotra icde 1999 | | |
the hybrid tree : an index structure for high dimensional feature spaces k chakrabarti , s mehrotra international conference on data engineering | | | 1999

= the venue behind one, the authors behind the other
selectivity estimation without the attribute value independence assumption vldb | viswanath poosala , yannis e. ioannidis | | 1997
selectivity estimation without the attribute value independence assumption v poosala , ye ioannidis | | very large data bases | 1997

= crawled and moved: cut, glued initials
continuous queries over append-only databases d terry , d goldberg , d nichols , b oki sigmod conference | | | 1992
continuous queries over append-only databases db terry , d goldberg , d nichols , bm oki | | |

= crawled and moved: the year of another printing
efficient processing of spatial joins using r-trees | t brinkhoff , h kriegel , b seeger | sigmod conference 1993 |
efficient processing of spatial joins using r-trees . t brinkhoff , hp kriegel , b seeger | | proc . of acm sigmod | 1994

= crawled and moved: no authors anywhere
optimization of queries with user-defined predicates vldb 1996 | s chaudhuri , k shim | |
optimization of queries with user-defined predicates | | proc . vldb , |

= the title among the authors
 | p. buneman, s. davidson, g. hillebrand, d. suciu. a query language and optimization techniques for unstructured data | sigmod | 1996
A query language and optimization techniques for unstructured data | Peter Buneman, Susan B. Davidson, Gerd G. Hillebrand, Dan Suciu | SIGMOD Conference | 1996

= the title in the venue
s. abiteboul | | querying semi-structured data, icdt, 1997 |
Querying Semi-Structured Data | Serge Abiteboul | ICDT | 1997

= authors in the venue
the design of postgres | | m stonebraker , l rowe , sigmod conference | 1986
The design of POSTGRES | Michael Stonebraker, Lawrence A. Rowe | International Conference on Management of Data | 1986

= year and authors exchanged
Parallel database systems: the future of high performance database systems | 1992 | Commun. ACM | 
parallel database systems: the future of high performance database systems | david j. dewitt, jim gray | communications of the acm | 1992

= nothing but title and year
Mining frequent patterns without candidate generation | | | 2000
Mining frequent patterns without candidate generation | Jiawei Han, Jian Pei, Yiwen Yin | International Conference on Management of Data | 2000

= NaN for what is missing
Generalized search trees for database systems | NaN | NaN | NaN
generalized search trees for database systems | j hellerstein, j naughton, a pfeffer | vldb | 1995

= all in capitals
THE VOLCANO OPTIMIZER GENERATOR: EXTENSIBILITY AND EFFICIENT SEARCH | GOETZ GRAEFE, WILLIAM J. MCKENNA | ICDE | 1993
the volcano optimizer generator: extensibility and efficient search | g graefe, wj mckenna | proc. int'l conf. on data engineering | 1993

! everything behind the title, one people, one venue
fast algorithms for mining association rules in large databases rakesh agrawal , ramakrishnan srikant vldb 1994 | | |
mining generalized association rules ramakrishnan srikant , rakesh agrawal vldb 1995 | | |

! neighbours, venue behind the title
efficient processing of spatial joins using r-trees sigmod conference | thomas brinkhoff , hans-peter kriegel , bernhard seeger | | 1993
multi-step processing of spatial joins sigmod conference | thomas brinkhoff , hans-peter kriegel , ralf schneider , bernhard seeger | | 1994

! one people and year, everything moved
approximate query processing using wavelets | | vldb kaushik chakrabarti , minos garofalakis , rajeev rastogi , kyuseok shim | 2000
data integration using similarity joins and a word-based information representation language william cohen | | tois | 2000

! editorials with everything behind them
editor 's notes ling liu sigmod record 2000 | | |
editor 's notes ling liu sigmod record 2003 | | |

! the people alone are the same
 | m. stonebraker, l. rowe, m. hirohama. the implementation of postgres | tkde | 1990
the design of postgres | michael stonebraker , lawrence a. rowe | sigmod conference | 1986

! the venue's words are those of the title
very large data bases | | proceedings |
mining very large databases | v ganti , j gehrke , r ramakrishnan | ieee computer | 1999

! a name of two systems, nothing else
The design of POSTGRES | | |
The implementation of POSTGRES | | |

! the same four words and no more known
Query processing in main memory | | |
Query processing in sensor networks | | |
`;

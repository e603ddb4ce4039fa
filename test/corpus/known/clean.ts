/** Curated records of real papers: an index's beside a library's. Lines as in read.ts. */

export const CLEAN = `
= a journal's long and short name
Answering queries using views: A survey | Alon Y. Halevy | The VLDB Journal -- The International Journal on Very Large Data Bases | 2001
Answering Queries Using Views: A Survey. | Alon Y. Halevy | VLDB J. | 2001

= names in another order, middle initials
The R*-tree: an efficient and robust access method for points and rectangles | Norbert Beckmann, Hans-Peter Kriegel, Ralf Schneider, Bernhard Seeger | International Conference on Management of Data | 1990
The R*-Tree: An Efficient and Robust Access Method for Points and Rectangles. | Bernhard Seeger, Hans-Peter Kriegel, Norbert Beckmann, Ralf Schneider | SIGMOD Conference | 1990

= a bulletin under two names
Lore: a database management system for semistructured data | Jason McHugh, Serge Abiteboul, Roy Goldman, Dallas Quass, Jennifer Widom | ACM SIGMOD Record | 1997
Lore: A Database Management System for Semistructured Data | Serge Abiteboul, Dallan Quass, Jason McHugh, Jennifer Widom, Roy Goldman | SIGMOD Record | 1997

= the first two authors changed about
BIRCH: an efficient data clustering method for very large databases | Tian Zhang, Raghu Ramakrishnan, Miron Livny | International Conference on Management of Data | 1996
BIRCH: An Efficient Data Clustering Method for Very Large Databases | Raghu Ramakrishnan, Tian Zhang, Miron Livny | SIGMOD Conference | 1996

= an editor's notes of one year, nothing else the same
Editor's notes | Ling Liu | ACM SIGMOD Record | 2002
Editor's Notes | Ling Liu | SIGMOD Record | 2002

= a paper that is called like a report each year, in one year
Report on the 18th British National Conference on Databases (BNCOD) | Carole Goble, Brian Read | ACM SIGMOD Record | 2001
Report on The 18th British National Conference on Databases (BNCOD) | Brian J. Read, Carole A. Goble | SIGMOD Record | 2001

= the apostrophe written otherwise, a hyphen gone
What's next? Index structures for efficient phrase querying | Hugh E. Williams, Justin Zobel, Phil Anderson | Australasian Database Conference | 1999
What s Next? Index Structures for Efficient Phrase Querying | Hugh E. Williams, Justin Zobel, Phil Anderson | Australasian Database Conference | 1999

=? a word more inside the title (other people's next papers differ in as little)
Cubetree: organization of and bulk incremental updates on the data cube | Nick Roussopoulos, Yannis Kotidis, Mema Roussopoulos | International Conference on Management of Data | 1997
Cubetree: Organization of and Bulk Updates on the Data Cube | Yannis Kotidis, Mema Roussopoulos, Nick Roussopoulos | SIGMOD Conference | 1997

= a short title
Streaming queries over streaming data | Sirish Chandrasekaran, Michael J. Franklin | Very Large Data Bases | 2002
Streaming Queries over Streaming Data | Michael J. Franklin, Sirish Chandrasekaran | VLDB | 2002

= one author less
The X-tree: An Index Structure for High-Dimensional Data | Stefan Berchtold, Daniel A. Keim, Hans-Peter Kriegel | Very Large Data Bases | 1996
The X-tree : An Index Structure for High-Dimensional Data | Stefan Berchtold, Hans-Peter Kriegel | VLDB | 1996

= a library's record without authors
Research problems in data warehousing | | Conference on Information and Knowledge Management | 1995
Research Problems in Data Warehousing | Jennifer Widom | CIKM | 1995

= a misprint in the title
On random sampling over joins | Surajit Chaudhuri, Rajeev Motwani, Vivek Narasayya | International Conference on Management of Data | 1999
On Randon Sampling over Joins | Surajit Chaudhuri, Rajeev Motwani, Vivek R. Narasayya | SIGMOD Conference | 1999

! the same people, the year after, a like title
Mining generalized association rules | Ramakrishnan Srikant, Rakesh Agrawal | Very Large Data Bases | 1995
Mining Quantitative Association Rules in Large Relational Tables | Ramakrishnan Srikant, Rakesh Agrawal | SIGMOD Conference | 1996

! the same subject a year apart, one author in common
Mining association rules between sets of items in large databases | Rakesh Agrawal, Tomasz Imielinski, Arun Swami | International Conference on Management of Data | 1993
Fast Algorithms for Mining Association Rules in Large Databases | Rakesh Agrawal, Ramakrishnan Srikant | VLDB | 1994

! an editor's notes of two years
Editor's notes | Ling Liu | ACM SIGMOD Record | 2001
Editor's Notes | Ling Liu | SIGMOD Record | 2002

! two chairs
Chair's message | Richard Snodgrass | ACM SIGMOD Record | 1998
Chair's Message | M. Tamer Özsu | SIGMOD Record | 2002

! a column by one editor, two years
Reminiscences on influential papers | Richard Snodgrass | ACM SIGMOD Record | 1999
Reminiscences on Influential Papers | Richard T. Snodgrass | SIGMOD Record | 2001

! guest editorials of two journals (the second made up)
Guest editorial | Alon Halevy | The VLDB Journal -- The International Journal on Very Large Data Bases | 2002
Guest Editorial | Erhard Rahm, Michael Stonebraker | ACM Trans. Database Syst. | 1999

! editorial and foreword of one issue
Guest editors' introduction | Umeshwar Dayal, Kyu-Young Whang | ACM SIGMOD Record | 2001
Foreword | Umeshwar Dayal, Kyu-Young Whang | SIGMOD Record | 2001

! indexes for one purpose
The SR-tree: an index structure for high-dimensional nearest neighbor queries | Norio Katayama, Shin'ichi Satoh | International Conference on Management of Data | 1997
Optimal Multi-Step k-Nearest Neighbor Search | Thomas Seidl, Hans-Peter Kriegel | SIGMOD Conference | 1998

! a demonstration and the paper
NiagaraCQ: a scalable continuous query system for Internet databases | Jianjun Chen, David J. DeWitt, Feng Tian, Yuan Wang | International Conference on Management of Data | 2000
The Niagara Internet Query System | Jeffrey F. Naughton, David J. DeWitt, David Maier, Jianjun Chen, Feng Tian | IEEE Data Eng. Bull. | 2001

! one topic, other words, same year and venue
Efficient query evaluation on probabilistic databases | Nilesh Dalvi, Dan Suciu | Very Large Data Bases | 2004
Answering Queries from Statistics and Probabilistic Views | Nilesh N. Dalvi, Dan Suciu | VLDB | 2005

! a survey's title shared, other people
A survey of approaches to automatic schema matching | Erhard Rahm, Philip A. Bernstein | The VLDB Journal -- The International Journal on Very Large Data Bases | 2001
A Survey of Schema-Based Matching Approaches | Pavel Shvaiko, Jérôme Euzenat | J. Data Semantics | 2005

! a part of the title
Approximate query processing using wavelets | Kaushik Chakrabarti, Minos Garofalakis, Rajeev Rastogi, Kyuseok Shim | Very Large Data Bases | 2000
Approximate Query Processing: Taming the TeraBytes | Minos N. Garofalakis, Phillip B. Gibbons | VLDB | 2001

! a tutorial and a paper
Data warehousing and OLAP for decision support | Surajit Chaudhuri, Umeshwar Dayal | International Conference on Management of Data | 1997
An Overview of Data Warehousing and OLAP Technology | Surajit Chaudhuri, Umeshwar Dayal | SIGMOD Record | 1997

! a report each year
Report on the 5th International Workshop on the Web and Databases (WebDB 2002) | Mary Fernandez, Yannis Papakonstantinou | ACM SIGMOD Record | 2002
Report on the 3rd International Workshop on the Web and Databases (WebDB 2000) | Dan Suciu, Gottfried Vossen | SIGMOD Record | 2000

! generations of one system's papers
The SEQUOIA 2000 storage benchmark | Michael Stonebraker, Jim Frew, Kenn Gardels, Jeff Meredith | International Conference on Management of Data | 1993
The Sequoia 2000 Project | Michael Stonebraker, Jim Frew, Jeff Dozier | SSD | 1993

! one letter of a name tells them apart
The TV-tree: an index structure for high-dimensional data | King-Ip Lin, H. V. Jagadish, Christos Faloutsos | The VLDB Journal -- The International Journal on Very Large Data Bases | 1994
The X-tree : An Index Structure for High-Dimensional Data | Stefan Berchtold, Daniel A. Keim, Hans-Peter Kriegel | VLDB | 1996

! one tree and its successor
The R*-tree: an efficient and robust access method for points and rectangles | Norbert Beckmann, Hans-Peter Kriegel, Ralf Schneider, Bernhard Seeger | International Conference on Management of Data | 1990
The R+-Tree: A Dynamic Index for Multi-Dimensional Objects | Timos K. Sellis, Nick Roussopoulos, Christos Faloutsos | VLDB | 1987

! answered in the next issue
A critique of ANSI SQL isolation levels | Hal Berenson, Phil Bernstein, Jim Gray, Jim Melton, Elizabeth O'Neil, Patrick O'Neil | International Conference on Management of Data | 1995
Generalized Isolation Level Definitions | Atul Adya, Barbara Liskov, Patrick E. O'Neil | ICDE | 2000

! the journal's version under another title
Efficient and effective clustering methods for spatial data mining | Raymond T. Ng, Jiawei Han | Very Large Data Bases | 1994
CLARANS: A Method for Clustering Objects for Spatial Data Mining | Raymond T. Ng, Jiawei Han | IEEE Trans. Knowl. Data Eng. | 2002

! the same cubes, a year apart
Explaining differences in multidimensional aggregates | Sunita Sarawagi | Very Large Data Bases | 1999
Discovery-Driven Exploration of OLAP Data Cubes | Sunita Sarawagi, Rakesh Agrawal, Nimrod Megiddo | EDBT | 1998

! the same title twice: the conference's paper and the journal's
WALRUS: a similarity retrieval algorithm for image databases | Apostol Natsev, Rajeev Rastogi, Kyuseok Shim | International Conference on Management of Data | 1999
WALRUS: A Similarity Retrieval Algorithm for Image Databases | Apostol Natsev, Rajeev Rastogi, Kyuseok Shim | IEEE Trans. Knowl. Data Eng. | 2004
`;

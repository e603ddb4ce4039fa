/** Real papers as reference lists cite them, cut into fields by a machine, or not at all. Lines as in read.ts. */

export const CITED = `
= one citation, two styles
The strength of weak learnability. | r. e. schapire. | machine learning, 5(2): | 1990
The strength of weak learnability, | Schapire, R. E. | Machine Learning, 5, 197-227. | 1990

= the year in the venue, the town as well
Boosting a weak learning algorithm by majority. | Freund, Y. | In Proceedings of the Third Workshop on Computational Learning Theory, 1990. San Mateo, CA: Morgan Kaufmann. |
boosting a weak learning algorithm by majority. | Yoav Freund. | In Third Annual Workshop on Computational Learning Theory, pages 202-216, | 1990

= the whole citation in the title
N. Cesa-Bianchi, Y. Freund, D. P. Helmbold, D. Haussler, R. E. Schapire, and M. K. Warmuth. How to use expert advice. In Proceedings of the Twenty-Fifth Annual ACM Symposium on the Theory of Computing, pages 382-391, 1993. | | |
How to use expert advice. | N. Cesa-Bianchi, Y. Freund, D. Haussler, D. P. Helmbold, R. E. Schapire, M. K. Warmuth | STOC | 1993

= the whole citation in both titles
Kearns, M. (1988). Thoughts on hypothesis boosting. Unpublished manuscript. | | |
michael kearns. thoughts on hypothesis boosting. (unpublished), december 1988. | | |

= the title in the venue, the authors in the title
m. kearns and l. valiant | | cryptographic limitations on learning boolean formulae and finite automata, in proc. 21st acm symposium on theory of computing | 1989
Cryptographic limitations on learning Boolean formulae and finite automata. | Michael J. Kearns and Leslie G. Valiant. | In Proceedings of the Twenty First Annual ACM Symposium on Theory of Computing, pages 433-444, New York, NY, 1989. |

= surnames first against initials first
Learning to predict by the methods of temporal differences. | Sutton, R.S. | Machine Learning, 3:9-44, | 1988
Learning to predict by the methods of temporal differences. | Richard S. Sutton. | Mach. Learn. | 1988

= an edited volume's title for the venue
Learning internal representations by error propagation. | D. E. Rumelhart, G. E. Hinton, and R. J. Williams. | In D. E. Rumelhart and J. L. McClelland, editors, Parallel Distributed Processing, volume 1, chapter 8. MIT Press, Cambridge, MA, | 1986
Learning internal representation by error propagation, | Rumelhart, D., Hinton, G., & Williams, R. | Parallel Distributed Processing: Explorations in the Microstructure of Cognition. Bradford Books (MIT Press), Cambridge, MA. | 1986

= a misprint, initials wrong
Irrelevant features and the subset selection problem. | G. John, R. Kohavi, and K. Pfleger. | In Machine Learning: Proceedings of the Eleventh International Conference, pages 121-129. Morgan Kaufmann, | 1994
Irrelevant feature and the subset selection problem, | John, G.H., Kohavi, R., & Pfleger, P. | Proceedings of 11th International Conference on Machine Learning. | 1994

=? a book under a subtitle that it does not have (as far apart as two books)
C4.5: Programs for machine learning. | Quinlan, J. R. | San Mateo, CA: Morgan Kaufmann Publishers. | 1993
C4.5: Programs for Empirical Learning. | J. Ross Quinlan. | Morgan Kaufmann, San Francisco, CA, | 1993

= a book named shortly
Classification and regression trees. | L. Breiman, J. H. Friedman, R. A. Olshen, and C. J. Stone. | Wadsworth International Group, | 1984
Classification and Regression Trees. | Breiman, L., Friedman, J., Olshen, R., and Stone, C. | Wadsworth and Brooks, Monterey, California. | 1984

= names run together, words cut
A decision-theoretic generalization of on-line learning and an application to boosting. | Y. Freund and R. Schapire. | In Second European Conference on Computational Learning Theory, pages 23-37. Springer-Verlag, | 1995
Adecision-theoretic generalization of on-line learning and an application to boosting | Freund, Y., & Schapire, R.E. | In Proc. EuroCOLT'95 |

= a volume where a year should be
Genetic Programming: On the Programming of Computers by Means of Natural Selection. | J. R. Koza. | MIT Press, Cambridge, Mass., | 1992
Genetic Programming: on the programming of computers by means of natural selection | John R. Koza | Complex Adaptive Systems, The MIT Press, Cambridge MA |

= an abbreviation spelled out
Knowledge-based artificial neural networks. | G. G. Towell and J. W. Shavlik. | Artificial Intelligence, 70(1-2):119-165, | 1994
Knowledge-based artificial neural networks | Towell, G. and Shavlik, J. | AI Journal | 1994

= a year that is not out yet
Wrappers for feature subset selection. | R. Kohavi and G. H. John. | Artificial Intelligence, | 1997
Wrappers for feature subset selection | Kohavi, R., John, G. | AIJ special issue on relevance (to appear) | 1996

= a short title
Explanation-based learning: An alternative view. | DeJong, G., & Mooney, R. | Machine Learning, 1, 145-176 | 1986
explanation based learning: an alternative view. machine learning, 1: 145-176 | g. dejong and r. mooney. | | 1986

= a title of one word
Bagging predictors. | Breiman, L. | Machine Learning 24(2), 123-140 | 1996
Bagging predictors | L. Breiman | Technical Report 421, Department of Statistics, University of California at Berkeley | 1994

= the venue alone carries the year and names
Experiments with a new boosting algorithm. In: Machine Learning: Proceedings of the Thirteenth International Conference. | Freund Y, Schapire RE | | 1996
Experiments with a new boosting algorithm. | Yoav Freund and Robert E. Schapire. | In Proc. 13th International Conference on Machine Learning, pages 148-156. Morgan Kaufmann, | 1996

= two initials wrong, one word lost
An empirical comparison of selection measures for decision-tree induction. | Mingers, J. | Machine Learning, 3, 319-342 | 1989
empirical comparison of selection measures for decision tree induction | j. mingers | machine learning, vol. 3 |

= a report under its number
Learning from delayed rewards. | C. J. C. H. Watkins. | PhD thesis, Cambridge University, | 1989
Learning from Delayed Rewards. | Watkins, C. | Ph.D. thesis, King's College, Cambridge, England. | 1989

! one journal's volume, one author
Induction of decision trees. | Quinlan, J. R. | Machine Learning, 1, 81-106. | 1986
Simplifying decision trees. | Quinlan, J. R. | International Journal of Man-Machine Studies, 27, 221-234. | 1987

! one author, one book, another program
C4.5: Programs for machine learning. | Quinlan, J. R. | Morgan Kaufmann | 1993
Combining instance-based and model-based learning. | J. R. Quinlan. | In Proceedings of the Tenth International Conference on Machine Learning, Morgan Kaufmann | 1993

! the conference a year later
Experiments with a new boosting algorithm. | Y. Freund, R. Schapire | ICML | 1996
Game theory, on-line prediction and boosting. | Y. Freund and R. Schapire. | In Proceedings of the Ninth Annual Conference on Computational Learning Theory, | 1996

! one author, the same two words first
Learning decision lists. | Rivest, R. L. | Machine Learning, 2(3), 229-246. | 1987
Learning decision trees using the minimum description length principle. | J. R. Quinlan and R. L. Rivest. | Information and Computation, 80:227-248, | 1989

! a thesis and the paper on it
Learning from delayed rewards. | C. J. C. H. Watkins. | PhD thesis, Cambridge University, | 1989
Q-learning. | Watkins, C. J. C. H., & Dayan, P. | Machine Learning, 8, 279-292. | 1992

! the note on the method
Technical note: Q-learning. | C. Watkins and P. Dayan | Machine Learning, 8 | 1992
Incremental multi-step Q-learning. | J. Peng and R. J. Williams. | In Machine Learning: Proceedings of the Eleventh International Conference | 1994

! a chapter and the book
Genetic Programming: On the Programming of Computers by Means of Natural Selection. | J. R. Koza. | MIT Press, Cambridge, MA, | 1992
Genetic Programming II: Automatic Discovery of Reusable Programs. | Koza, J. R. | MIT Press, Cambridge, Massachusetts | 1994

! one word between them
Learnability and the Vapnik-Chervonenkis dimension. | A. Blumer, A. Ehrenfeucht, D. Haussler, M. Warmuth. | Journal of the ACM, 36(4):929-965, | 1989
Occam's razor. | Blumer, A., Ehrenfeucht, A., Haussler, D., & Warmuth, M. K. | Information Processing Letters, 24, 377-380 | 1987

! in one volume, nothing else the same
Learning internal representations by error propagation. | D. E. Rumelhart, G. E. Hinton, and R. J. Williams. | In Parallel Distributed Processing, volume 1. MIT Press, | 1986
Learning representations by back-propagating errors. | Rumelhart, D. E., Hinton, G. E., & Williams, R. J. | Nature, 323, 533-536. | 1986

! the same title but for what it is applied to
A probabilistic neural network approach to protein folding | | In Proc. IJCNN | 1990
Probabilistic neural networks. | Specht, D. F. | Neural Networks, 3, 109-118. | 1990

! a longer title by others
Overfitting avoidance as bias. | C. Schaffer. | Machine Learning, 10:153-178, | 1993
Sparse data and the effect of overfitting avoidance in decision tree induction. | Schaffer, C. | In Proceedings of the Tenth National Conference on Artificial Intelligence, | 1992

! one citation, the whole in the title, against its neighbour
Freund, Y. and Schapire, R. E. (1996). Experiments with a new boosting algorithm. In Machine Learning: Proceedings of the Thirteenth International Conference, pages 148-156. | | |
R. Schapire, Y. Freund, P. Bartlett, and W. Lee. Boosting the margin: a new explanation for the effectiveness of voting methods. In Machine Learning: Proceedings of the Fourteenth International Conference, 1997. | | |
`;

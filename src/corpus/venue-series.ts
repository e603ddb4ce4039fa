/** Series of conferences and journals under all their usual names. A table of facts; venues outside it are compared by their words. */

export type VenueKind = "conference" | "journal" | "preprint";

export interface Series {
  readonly id: string;
  readonly kind: VenueKind;
}

/** `id kind: name | name …`, names as folded words; a name counts where it stands whole. Longer names are tried first. */
const TABLE = `
sigmod conference: sigmod | management of data | acmsigmod
sigmod-record journal: sigmod record | sigmod rec
vldb conference: vldb | very large data bases | very large databases | very large data base
vldb-journal journal: vldb journal | vldb j | journal on very large data bases | journal of very large data bases | international journal on very large
pvldb journal: vldb endowment | pvldb
icde conference: icde | conference on data engineering | conf on data engineering
data-engineering-bulletin journal: data engineering bulletin | data eng bull | data engineering bull
pods conference: pods | principles of database systems
edbt conference: edbt | extending database technology | advances in database technology
icdt conference: icdt | conference on database theory
cikm conference: cikm | information and knowledge management
tods journal: tods | transactions on database systems | trans database syst | trans database systems | trans on database systems
tkde journal: tkde | knowledge and data engineering | trans knowl data eng
information-systems journal: information systems journal | inf syst
dke journal: data and knowledge engineering | data knowl eng
kdd conference: kdd | sigkdd | knowledge discovery and data mining
icdm conference: icdm | conference on data mining
dmkd journal: data min knowl discov | data mining and knowledge discovery
nips conference: nips | neurips | neural information processing systems | neural inf process syst
icml conference: icml | conference on machine learning | conf on machine learning | conf machine learning | machine learning proceedings
iclr conference: iclr | learning representations
machine-learning journal: machine learning journal | mach learn
jmlr journal: jmlr | journal of machine learning research | mach learn res
tmlr journal: tmlr | transactions on machine learning research
colt conference: colt | computational learning theory | comput learning theory | conference on learning theory
aistats conference: aistats | artificial intelligence and statistics
uai conference: uai | uncertainty in artificial intelligence
aaai conference: aaai | national conference on artificial intelligence | conference on artificial intelligence
ijcai conference: ijcai | joint conference on artificial intelligence | joint conf on artificial intelligence
ecai conference: ecai | european conference on artificial intelligence
jair journal: jair | journal of artificial intelligence research
ai-journal journal: artificial intelligence journal | artif intell
neural-computation journal: neural computation | neural comput
neural-networks journal: neural networks
acl conference: acl | meeting of the association for computational linguistics
emnlp conference: emnlp | empirical methods in natural language processing
naacl conference: naacl | north american chapter of the association
coling conference: coling | conference on computational linguistics
tacl journal: tacl | transactions of the association for computational linguistics
cl-journal journal: computational linguistics journal | comput linguistics
sigir conference: sigir | research and development in information retrieval
www conference: www | world wide web conference | the web conference
cvpr conference: cvpr | computer vision and pattern recognition
iccv conference: iccv | international conference on computer vision
eccv conference: eccv | european conference on computer vision
ijcv journal: ijcv | international journal of computer vision | int j comput vis
pami journal: pami | tpami | pattern analysis and machine intelligence | pattern anal mach intell
icassp conference: icassp | acoustics speech and signal processing
interspeech conference: interspeech
icra conference: icra | robotics and automation conference | conference on robotics and automation
stoc conference: stoc | theory of computing
focs conference: focs | foundations of computer science
soda conference: soda | symposium on discrete algorithms
icalp conference: icalp | automata languages and programming
jacm journal: jacm | journal of the acm | j acm | association for computing machinery journal | journal of the association for computing machinery
cacm journal: cacm | communications of the acm | commun acm | comm acm | comm of the acm
computing-surveys journal: computing surveys | comput surv
siam-computing journal: siam journal on computing | siam j comput
jcss journal: jcss | journal of computer and system sciences | j comput syst sci | j of comput and syst sci
information-and-computation journal: information and computation | inf comput
tcs journal: theoretical computer science | theor comput sci
ieee-computer journal: ieee computer
spe journal: software practice and experience | softw pract exp
tse journal: transactions on software engineering | trans software eng
toplas journal: toplas | programming languages and systems
popl conference: popl | principles of programming languages
pldi conference: pldi | programming language design and implementation
icse conference: icse | conference on software engineering
sosp conference: sosp | symposium on operating systems principles
osdi conference: osdi | operating systems design and implementation
nsdi conference: nsdi | networked systems design and implementation
usenix-atc conference: usenix atc | usenix annual technical conference | usenix technical conference
tocs journal: tocs | transactions on computer systems | trans comput syst
sigcomm conference: sigcomm | protocols for computer communications
infocom conference: infocom | conference on computer communications
ton journal: transactions on networking | trans netw
chi conference: chi | human factors in computing systems
siggraph conference: siggraph
tog journal: transactions on graphics | trans graph
nature journal: nature
science journal: science
pnas journal: pnas | proceedings of the national academy of sciences | proc natl acad sci
jbc journal: journal of biological chemistry | j biol chem
lancet journal: lancet
nejm journal: new england journal of medicine | n engl j med
jama journal: jama | journal of the american medical association
bmj journal: bmj | british medical journal
plos-one journal: plos one
bioinformatics journal: bioinformatics
arxiv preprint: arxiv | corr
biorxiv preprint: biorxiv
medrxiv preprint: medrxiv
`;

/** Names to series. */
export const SERIES: ReadonlyMap<string, Series> = new Map(
  TABLE.trim()
    .split("\n")
    .flatMap((line): [string, Series][] => {
      const [head = "", names = ""] = line.split(": ");
      const [id = "", kind] = head.split(" ");
      if (kind !== "conference" && kind !== "journal" && kind !== "preprint") return [];
      return names.split(" | ").map((name) => [name, { id, kind }]);
    }),
);

/** Names that titles end in as well: in a title they are a venue only behind "conference on" and the like. */
export const TITLE_LIKE: ReadonlySet<string> = new Set(
  "management of data|very large databases|information and knowledge management|knowledge and data engineering|data and knowledge engineering|knowledge discovery and data mining|data mining and knowledge discovery|learning representations|computational learning theory|artificial intelligence and statistics|uncertainty in artificial intelligence|neural computation|neural networks|computer vision and pattern recognition|pattern analysis and machine intelligence|theory of computing|foundations of computer science|information and computation|theoretical computer science|programming languages and systems|principles of programming languages|human factors in computing systems".split(
    "|",
  ),
);

/** How many words the names have that begin, and that end, with a word; most words begin and end none. */
export const SIZES_BY_FIRST: ReadonlyMap<string, readonly number[]> = sizesBy((words) => words[0]);
export const SIZES_BY_LAST: ReadonlyMap<string, readonly number[]> = sizesBy((words) => words.at(-1));

function sizesBy(key: (words: readonly string[]) => string | undefined): Map<string, readonly number[]> {
  const sizes = new Map<string, readonly number[]>();
  for (const name of SERIES.keys()) {
    const words = name.split(" ");
    const at = key(words) ?? "";
    sizes.set(
      at,
      [...new Set([...(sizes.get(at) ?? []), words.length])].sort((x, y) => y - x),
    );
  }
  return sizes;
}

/** Single words that are the name of a series: `vldb`, `neurips`. */
export const ACRONYMS: ReadonlySet<string> = new Set(
  [...SERIES.keys()].filter(
    (name) => !name.includes(" ") && !/^(?:nature|science|www|lancet|chi|bioinformatics)$/.test(name),
  ),
);

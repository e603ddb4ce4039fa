/** arXiv's classes by name, as its category taxonomy page lists them; those a research team of this kind meets. */

const TAXONOMY = `
cs.AI artificial intelligence|ai
cs.AR hardware architecture
cs.CC computational complexity
cs.CE computational engineering
cs.CG computational geometry
cs.CL computation and language|computational linguistics|natural language processing|nlp
cs.CR cryptography and security|cryptography|security
cs.CV computer vision and pattern recognition|computer vision
cs.CY computers and society
cs.DB databases
cs.DC distributed, parallel, and cluster computing|distributed computing
cs.DS data structures and algorithms
cs.GT computer science and game theory|game theory
cs.HC human-computer interaction
cs.IR information retrieval
cs.IT information theory
cs.LG machine learning
cs.LO logic in computer science
cs.MA multiagent systems
cs.MM multimedia
cs.NA numerical analysis
cs.NE neural and evolutionary computing
cs.NI networking and internet architecture
cs.OS operating systems
cs.PF performance
cs.PL programming languages
cs.RO robotics
cs.SC symbolic computation
cs.SD sound
cs.SE software engineering
cs.SI social and information networks
cs.SY systems and control
stat.AP statistics applications
stat.CO statistics computation
stat.ME statistics methodology
stat.ML machine learning
stat.TH statistics theory
math.OC optimization and control
math.PR probability
math.ST statistics theory
eess.AS audio and speech processing
eess.IV image and video processing
eess.SP signal processing
eess.SY systems and control
q-bio.BM biomolecules
q-bio.GN genomics
q-bio.NC neurons and cognition
q-bio.QM quantitative methods
quant-ph quantum physics
cond-mat condensed matter
astro-ph astrophysics
hep-th high energy physics theory
gr-qc general relativity and quantum cosmology`;

const CODES_BY_NAME = new Map<string, string[]>();
for (const line of TAXONOMY.trim().split("\n")) {
  const [code = "", ...rest] = line.split(" ");
  for (const name of rest.join(" ").split("|")) {
    const key = plain(name);
    CODES_BY_NAME.set(key, [...(CODES_BY_NAME.get(key) ?? []), code]);
  }
}

/** The codes of a category by any of its names, in any letter case; empty when there is none. */
export function categoriesNamed(name: string): readonly string[] {
  return CODES_BY_NAME.get(plain(name)) ?? [];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+|\band\b/g, "");
}

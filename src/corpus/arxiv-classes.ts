/** arXiv's classes by their short code: listings print `LG` for cs.LG. Source: arXiv category taxonomy. */

/** In the order in which a code that two archives share is read: a listing of `IT` means cs.IT, not math.IT. */
const CLASSES: readonly (readonly [archive: string, codes: string])[] = [
  [
    "cs",
    "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC SD SE SI SY",
  ],
  ["stat", "AP CO ME ML OT TH"],
  ["eess", "AS IV SP SY"],
  ["math", "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST"],
  ["q-bio", "BM CB GN MN NC OT PE QM SC TO"],
  ["q-fin", "CP EC GN MF PM PR RM ST TR"],
  ["econ", "EM GN TH"],
  ["astro-ph", "CO EP GA HE IM SR"],
  ["cond-mat", "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con"],
  ["nlin", "AO CD CG PS SI"],
  [
    "physics",
    "acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph",
  ],
];

/** Archives that are a class of their own. */
const WHOLE = "astro-ph cond-mat gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph".split(
  " ",
);

const BY_CODE = new Map<string, string>();
const FULL = new Set<string>(WHOLE);
for (const [archive, codes] of CLASSES)
  for (const code of codes.split(" ")) {
    FULL.add(`${archive}.${code}`);
    if (!BY_CODE.has(code)) BY_CODE.set(code, `${archive}.${code}`);
  }
for (const archive of WHOLE) BY_CODE.set(archive, archive);

/** The full class for a code (`LG` -> `cs.LG`, `quant-ph`, `cs.CL` as it is); undefined when arXiv has no such class. */
export function arxivClass(code: string): string | undefined {
  return FULL.has(code) ? code : BY_CODE.get(code);
}

/** Archives that were merged into others before 2007; their ids stay. Source: arXiv, "arXiv archive history". */
const MERGED =
  "acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg solv-int supr-con".split(
    " ",
  );

/** Every archive that ids of the old kind begin with, the longer of two with one beginning first. */
export function archives(): readonly string[] {
  return [...new Set([...CLASSES.map(([archive]) => archive), ...WHOLE, ...MERGED])].sort(
    (a, b) => b.length - a.length,
  );
}

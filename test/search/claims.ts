/**
 * Claims and questions about short abstracts, three or four on each subject so that sharing its words is not enough.
 * All of it is made up for this test; the sentences say what such papers say, not what any of them found.
 */

/** id | title | abstract */
export const ABSTRACTS = `
statin1 | Statin therapy and the incidence of breast cancer in women over fifty | In a cohort of 41,000 women, use of statins for five years or more was not associated with incident breast cancer. Hydrophobic statins showed a small protective trend.
statin2 | Cholesterol lowering and muscle pain: a randomized crossover trial | Patients reporting myalgia on statins were given the drug or a placebo in turn. Symptoms were as frequent with placebo, which points to a nocebo effect.
statin3 | Dietary fat, cholesterol and tumours of the breast in mice | Feeding a high-cholesterol diet to mice sped up the growth of mammary tumours. The metabolite 27-hydroxycholesterol acted on the estrogen receptor.
bio1 | Inductive scaffolds for bone: geometry decides | Three-dimensional calcium phosphate scaffolds with concave pores induced ectopic bone without added cells or growth factors, showing osteoinductive properties of the material alone.
bio2 | Zero-dimensional nanoparticles as carriers | Quantum dots and other 0D particles carry drugs and dyes. We review their clearance by the kidney and their toxicity.
bio3 | Mechanical cues for stem cells on stiff gels | Mesenchymal stem cells on stiff hydrogels turn into osteoblasts; on soft ones into fat. Nuclear translocation of YAP mediates the choice.
il2a | Low-dose IL-2 expands regulatory T cells in lupus | Treatment with low doses of interleukin-2 raised the number of CD4+ FOXP3+ regulatory T cells and lowered disease activity in systemic lupus erythematosus (SLE).
il2b | IL-6 blockade in rheumatoid arthritis | An antibody against the interleukin-6 receptor improved joint counts. Neutropenia was the main adverse event.
il2c | CD8+ memory and IL-15 | Memory CD8+ T cells depend on interleukin-15 for homeostatic proliferation; IL-2 is dispensable for their survival.
p53a | Loss of p53 lets aneuploid cells proliferate | Cells with wrong chromosome numbers normally stop; without TP53 they continue to divide and tumours become more aggressive.
p53b | MDM2 inhibitors stabilize p53 in leukaemia | Nutlins displace MDM2 from p53, which then accumulates and drives apoptosis of leukaemic blasts with wild-type TP53.
p53c | p21 and the choice between arrest and death | Single cells were followed after DNA damage. Early induction of p21 predicted arrest, late induction apoptosis.
tgf1 | TGF-β signalling drives fibrosis of the kidney | Blocking transforming growth factor beta 1 reduced collagen deposition after ureteral obstruction in rats; SMAD3 was required.
tgf2 | Angiotensin blockers slow chronic kidney disease | In 1,200 patients with proteinuria an ARB delayed dialysis by two years compared with amlodipine at equal blood pressure.
tgf3 | TNF-α and the gut barrier | Tumour necrosis factor alpha opens tight junctions between epithelial cells by way of myosin light chain kinase.
covid1 | Airborne transmission of SARS-CoV-2 in a poorly ventilated restaurant | Tracing of an outbreak showed that people seated downwind of the index patient were infected although they sat metres away.
covid2 | Origin of the novel coronavirus: genome comparisons with bat viruses | The genome of SARS-CoV-2 is 96% identical to that of a coronavirus of horseshoe bats, which suggests a natural origin; the receptor binding domain resembles that of pangolin viruses.
covid3 | Masks and the spread of respiratory viruses: a cluster randomized trial | Villages given surgical masks had 11% fewer symptomatic seroprevalent infections with COVID-19 than control villages.
covid4 | Dexamethasone in hospitalized patients with COVID-19 | Among patients on mechanical ventilation mortality at 28 days fell by a third with dexamethasone; those without oxygen had no benefit.
dia1 | Metformin and cardiovascular outcomes in type 2 diabetes | Metformin lowered the rate of myocardial infarction in overweight patients with type 2 diabetes mellitus (T2DM) by more than a third over ten years.
dia2 | SGLT2 inhibitors reduce admissions for heart failure | Empagliflozin lowered hospitalization for heart failure and death from cardiovascular disease (CVD) in patients with diabetes.
dia3 | Autoantibodies years before type 1 diabetes | Children with two or more islet autoantibodies almost always developed insulin dependence within fifteen years.
dia4 | Coffee, tea and incident diabetes in a cohort of nurses | Each daily cup of coffee, decaffeinated or not, was associated with a lower risk of developing diabetes.
vitd1 | Vitamin D supplements do not prevent fractures in healthy adults | In a randomized trial of 25,000 adults, daily cholecalciferol did not lower the incidence of hip or vertebral fractures.
vitd2 | Sunlight, vitamin D and multiple sclerosis | Low serum 25-hydroxyvitamin D in young adulthood preceded the onset of multiple sclerosis (MS) in a nested case-control study of soldiers.
vitd3 | Calcium and exercise for bone density after menopause | Walking on a treadmill with weights preserved density of the lumbar spine; calcium alone did not.
mic1 | Transfer of gut microbes transmits obesity between mice | Germ-free mice that received faecal microbiota of obese donors gained more fat than those given microbes of lean donors, on the same diet.
mic2 | Antibiotics in infancy and later asthma | Exposure to macrolides before the age of one doubled the risk of asthma at six in a registry of births.
mic3 | Faecal transplantation for recurrent Clostridioides difficile infection | Infusion of donor faeces cured 81% of recurrent infections, against 31% with vancomycin alone.
alz1 | Amyloid antibodies slow decline in early Alzheimer's disease | Lecanemab removed amyloid plaques and slowed cognitive decline by 27% at 18 months; brain oedema was seen in one of eight.
alz2 | Tau spreads along connected neurons | Injected tau fibrils propagated from the entorhinal cortex to synaptically connected regions rather than to near ones.
alz3 | Carriers of APOE4 have leaky capillaries in the hippocampus | The blood-brain barrier breaks down in carriers of APOE ε4 before cognitive impairment, independent of amyloid and tau.
tel1 | Telomerase reactivation reverses ageing of tissues in mice | Switching telomerase on again in deficient mice lengthened telomeres and restored testes, spleens and neural progenitors.
tel2 | Short telomeres and smoking in lung disease | Patients with pulmonary fibrosis have shorter telomeres than smokers of the same age without it.
tel3 | Caloric restriction and lifespan of rhesus monkeys | Monkeys eating 30% less had less diabetes and cancer; whether they lived longer depended on the controls' diet.
mal1 | Bed nets treated with insecticide halve malaria in children | Use of pyrethroid-treated nets reduced episodes of malaria by 50% and deaths of children under five by a fifth.
mal2 | Sickle trait protects against severe malaria | Heterozygotes for haemoglobin S had a tenth of the risk of cerebral malaria in Ghanaian children.
mal3 | Artemisinin resistance maps to a kelch gene | Mutations in the propeller of Kelch13 delay clearance of Plasmodium falciparum after artemisinin.
sup1 | Superconductivity near room temperature in a hydride under pressure | Lanthanum hydride becomes superconducting at 250 K under 170 GPa, as shown by zero resistance and an isotope effect.
sup2 | Unconventional superconductivity in twisted bilayer graphene | At the magic angle of 1.1° flat bands appear, and two sheets of graphene superconduct at 1.7 K upon doping.
sup3 | Vortices in type-II superconductors seen by scanning probes | A superconducting quantum interference device on a tip images single vortices pinned at grain boundaries.
gw1 | Gravitational waves from merging neutron stars and a kilonova | A chirp of 100 s was followed within 2 s by gamma rays; light of the kilonova told of heavy elements made by the r-process.
gw2 | A black hole of 20 solar masses in an X-ray binary | Radio parallax moved the binary further away, which makes its black hole heavier than winds of massive stars should allow.
gw3 | Pulsar timing shows a background of nanohertz waves | Correlations between 67 pulsars follow the pattern expected of a stochastic gravitational wave background.
per1 | Ion migration limits the life of perovskite solar cells | Iodide moves towards the electrodes under light; a fluorinated interlayer keeps 95% of efficiency after 1,000 hours.
per2 | Perovskite on silicon: tandem cells beyond 29% | A self-assembled monolayer extracts holes fast, so that tandems reach a certified efficiency of 29.15%.
per3 | Organic photovoltaics with non-fullerene acceptors | A fused-ring acceptor widens absorption and brings single-junction organic cells above 15%.
`;

/** Asked > the abstract that bears on it. */
export const CLAIMS = `
Statins increase the risk of breast cancer in older women. > statin1
Do cholesterol statin drugs cause breast cancer? > statin1
Muscle symptoms attributed to statins are mostly a nocebo response. > statin2
A cholesterol metabolite that activates estrogen receptors promotes mammary tumor growth. > statin3
0-dimensional biomaterials show inductive properties. > bio1
Bone can be induced by porous ceramics without growth factors > bio1
Substrate stiffness directs the lineage of mesenchymal stem cells through YAP. > bio3
Low doses of IL2 increase regulatory T cells in patients with SLE. > il2a
Interleukin-15 maintains memory CD8 T cells. > il2c
Aneuploidy is tolerated by cells lacking TP53. > p53a
Inhibition of MDM2 leads to accumulation of p53 and apoptosis in leukemia cells > p53b
TGF-beta promotes renal fibrosis through Smad3 > tgf1
Tight junction permeability is increased by TNF alpha. > tgf3
coronavirus origin > covid2
what is the origin of COVID-19 > covid2
Wearing face masks lowers the incidence of symptomatic COVID-19 in communities. > covid3
SARS-CoV-2 can be transmitted through the air over distances of several metres indoors > covid1
dexamethasone mortality ventilated patients > covid4
Metformin reduces heart attacks in T2DM. > dia1
Empagliflozin lowers cardiovascular mortality and heart failure hospitalization in diabetics > dia2
Coffee consumption is linked to reduced diabetes risk > dia4
Cholecalciferol supplementation fails to reduce fracture incidence. > vitd1
Vitamin D deficiency is a risk factor for MS. > vitd2
Obesity can be transmitted between mice via their gut microbiota. > mic1
Fecal transplants are more effective than vancomycin against recurrent C. difficile > mic3
Antibiotic exposure early in life raises asthma risk in childhood > mic2
Lecanemab slows down cognitive decline in early Alzheimer disease. > alz1
Tau pathology propagates trans-synaptically between connected brain regions. > alz2
APOE4 carriers show blood brain barrier breakdown in the hippocampus > alz3
Reactivating telomerase rejuvenates aged mouse tissue > tel1
Insecticide treated bednets reduce childhood malaria mortality. > mal1
Sickle cell trait confers protection from cerebral malaria > mal2
Kelch13 mutations confer resistance to artemisinin. > mal3
Magic angle graphene bilayers become superconducting when doped > sup2
Hydrides superconduct close to room temperature at high pressure. > sup1
Heavy elements are produced in neutron star mergers. > gw1
nanohertz gravitational wave background pulsar timing array > gw3
Migration of iodide degrades perovskite solar cells under illumination > per1
Tandem cells of perovskite and silicon exceed 29% efficiency > per2
Heterozygous hemoglobin S lowers the risk of severe malaria in African children. > mal2
`;

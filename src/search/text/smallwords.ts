/** Words that carry no subject: they are read over, and a question of nothing else has no answer. */

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Function words of English. */
export const FUNCTION_WORDS = list(`
  a an the this that these those some any and or but nor if then than as at by for from in into of off on onto out
  over to under up with without within between among about against via per its it is are was were be been being am
  do does did done has have had having will would can could should shall may might must not no so such too very
  just also only own same both each other others i me my we us our you your he him his she her they them their who
  whom whose which what when where why how there here ll ve re
  through during while whether because although however toward towards upon despite`);

const FUNCTION_WORD = new RegExp(`^(?:${[...FUNCTION_WORDS].join("|")})$`, "i");

/** Whether it is one of them, in whatever capitals; a third of the time that a set takes with a word it has not hashed. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORD.test(word);
}

/**
 * Those of neighbours that people mix in. In English papers they are names and symbols (IL-6, ES cells, DES), so they are
 * read over only where they stand alone and in small letters.
 */
export const FOREIGN_WORDS = list(`
  de la le les el los las un une una der die das den dem des ein eine einen und et al il lo gli di da del della
  sobre sur uber ueber por para mit von zum zur fur est sont ist auf im con que qui quel quelle es en`);

/** What people say around a question: it is about papers already. */
export const TALK_WORDS = list(`
  hey please pls plz can could find show give get got look looking search searching tell want wanted know think
  thought remember remind believe guess heard see something anything someone anyone one ones thing things stuff people guys called named
  titled like really actually maybe kind sort bit let lets me up wants introduced introduces introduce
  introducing proposed proposes propose presented presents talk talks talking said says select choose pick`);

/** Words for what is being looked for. */
export const PAPER_WORDS = list(`
  paper papers article articles preprint preprints publication publications document documents pdf arxiv papel papier articulo author authors category categories affiliation affiliations written wrote writes published publish year date released`);

/** Said to a bot rather than asked of it: these get a hint of how to ask. */
export const GREETINGS = list(`
  help thanks thank thx ty cheers hi hello hey hallo hola bonjour yo ok okay bye goodbye please test ping usage man
  menu start stop morning evening welcome sorry lol`);

/** Of these no title is made, or none that would be found by them. */
export const ALWAYS_AROUND = list(`
  paper papers preprint preprints arxiv pdf publication publications papel papier articulo hey please pls plz me`);

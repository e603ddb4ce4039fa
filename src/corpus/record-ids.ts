/** The ids of a record in one form, however its source writes them. */

import type { BibliographicRecord } from "./prepared.ts";

/** The arXiv id without version, from its field or from arXiv's DOI. */
export function arxivOf(record: BibliographicRecord): string | undefined {
  const given = record.arxivId ?? /10\.48550\/arxiv\.(\S+)/i.exec(record.doi ?? "")?.[1];
  if (given === undefined) return undefined;
  const id = given
    .trim()
    .toLowerCase()
    .replace(/^.*(?:arxiv[:./]|abs\/|pdf\/)/, "")
    .replace(/v\d+$/, "");
  return id === "" ? undefined : id;
}

/** The DOI in lower case, without what stands before it. */
export function doiOf(record: BibliographicRecord): string | undefined {
  const doi = record.doi
    ?.trim()
    .toLowerCase()
    .replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/, "");
  return doi === "" ? undefined : doi;
}

/**
 * Prefixes under which servers of preprints register: arXiv, bioRxiv and medRxiv, SSRN, PsyArXiv and OSF, Research Square,
 * ChemRxiv, Preprints.org, Zenodo, TechRxiv, EarthArXiv (Crossref and DataCite, lists of prefixes).
 */
const PREPRINTS =
  /^10\.(?:48550|1101|64898|2139|31234|31219|31235|21203|26434|20944|5281|36227|31223|22541)\//;

/** Whether a server of preprints registered the DOI, which is as `doiOf` gives it. */
export function isPreprintDoi(doi: string): boolean {
  return PREPRINTS.test(doi);
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DISCLOSURE_POLICY_CODES } from "../persistence/entities/vocabulary.ts";

/** One file of a folder of seeds, with its origin. */
export interface ManifestEntry {
  /** Code of the partnership it belongs to; null for shared reference data. */
  readonly partnership: string | null;
  /** Table it fills. */
  readonly template: string;
  /** Path within the folder. */
  readonly file: string;
  readonly dataset: string;
  readonly publisher: string;
  readonly release: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  /** Rule its counts of children are published by. */
  readonly disclosurePolicy: (typeof DISCLOSURE_POLICY_CODES)[number];
}

const isPolicy = (code: unknown) => DISCLOSURE_POLICY_CODES.some((known) => known === code);

/** An entry with its rule, which is the default where it names none. */
function withPolicy(path: string, entry: ManifestEntry): ManifestEntry {
  const disclosurePolicy = entry.disclosurePolicy ?? DISCLOSURE_POLICY_CODES[0];
  if (isPolicy(disclosurePolicy)) return { ...entry, disclosurePolicy };
  const known = DISCLOSURE_POLICY_CODES.join(", ");
  throw new TypeError(
    `${path}: disclosurePolicy of ${entry.file} is ${JSON.stringify(disclosurePolicy)}; use ${known}.`,
  );
}

/** The files a folder's `manifest.json` lists, in the order to load them. */
export async function readManifest(folder: string): Promise<readonly ManifestEntry[]> {
  const path = join(folder, "manifest.json");
  const entries: unknown = JSON.parse(await readFile(path, "utf8"));
  if (!Array.isArray(entries)) throw new TypeError(`${path} must hold a list of files`);
  return (entries as ManifestEntry[]).map((entry) => withPolicy(path, entry));
}

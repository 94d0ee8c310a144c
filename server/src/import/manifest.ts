import { readFile } from "node:fs/promises";
import { join } from "node:path";

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
}

/** The files a folder's `manifest.json` lists, in the order to load them. */
export async function readManifest(folder: string): Promise<readonly ManifestEntry[]> {
  const path = join(folder, "manifest.json");
  const entries: unknown = JSON.parse(await readFile(path, "utf8"));
  if (!Array.isArray(entries)) throw new TypeError(`${path} must hold a list of files`);
  return entries as ManifestEntry[];
}

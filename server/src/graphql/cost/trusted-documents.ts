import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { LRUCache } from "lru-cache";

/** The manifest that is made with the types of the dashboard's operations. */
const MANIFEST = new URL("../../../../schema/generated/trusted-documents.json", import.meta.url);

/** Texts whose hashes are remembered, and the longest such text; the dashboard's own are far fewer and shorter. */
const REMEMBERED = 500;
const LONGEST = 50_000;

/** The dashboard's own operations, known by the SHA-256 of the text they are sent as. */
export class TrustedDocuments {
  readonly #hashes: ReadonlySet<string>;
  readonly #known = new LRUCache<string, boolean>({ max: REMEMBERED });

  constructor() {
    this.#hashes = new Set(Object.keys(JSON.parse(readFileSync(MANIFEST, "utf8")) as Record<string, string>));
  }

  /** Whether a text is one of them, to the byte. */
  has(source: string): boolean {
    if (source.length > LONGEST) return false;
    const known = this.#known.get(source) ?? this.#hashes.has(createHash("sha256").update(source).digest("hex"));
    this.#known.set(source, known);
    return known;
  }
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Stands for every operation that is not among the known documents, whatever its sender calls it. */
const OTHER = "other";

/** Operations of the documents that come with Tandem: the only ones whose names are told apart, so that nobody can invent labels. */
export class KnownOperations {
  readonly #names: ReadonlySet<string>;

  /** Reads their names from a folder of documents; a folder that is not there has none. */
  constructor(folder: string) {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".graphql")) : [];
    const texts = files.map((name) => readFileSync(join(folder, name), "utf8"));
    const found = texts.flatMap((text) => [...text.matchAll(/^(?:query|mutation|subscription)\s+(\w+)/gm)]);
    this.#names = new Set(found.map(([, name = ""]) => name));
  }

  /** An operation's name where it is a known one, and "other" where it is not. */
  nameOf(name: string | null | undefined): string {
    return typeof name === "string" && this.#names.has(name) ? name : OTHER;
  }
}

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { type DocumentNode, Kind, print } from "graphql";
import * as operations from "./generated/operations.ts";

const FILE = new URL("generated/trusted-documents.json", import.meta.url);

/** Name of a document's operation; null where it has none, as a fragment by itself. */
function operationName({ definitions }: DocumentNode): string | null {
  const [operation] = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? null;
}

/** Each operation of the dashboard by the SHA-256 of the text it is sent as. */
function findTrusted(): Record<string, string> {
  const documents = Object.values(operations) as DocumentNode[];
  const entries = documents.flatMap((document): [string, string][] => {
    const name = operationName(document);
    const text = print(document);
    return name === null ? [] : [[createHash("sha256").update(text).digest("hex"), name]];
  });
  return Object.fromEntries(entries.sort(([, one], [, other]) => (one < other ? -1 : 1)));
}

const due = `${JSON.stringify(findTrusted(), null, 2)}\n`;
if (!process.argv.includes("--check")) writeFileSync(FILE, due);
else if (readFileSync(FILE, "utf8") !== due) {
  process.stderr.write("schema/generated/trusted-documents.json is not current; run `npm run schema`.\n");
  process.exitCode = 1;
}

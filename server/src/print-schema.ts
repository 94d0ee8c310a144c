import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { buildApiSchema } from "./graphql/schema.ts";
import { writeWhoSeesWhat } from "./graphql/who-sees-what.ts";
import { terminalLog } from "./log.ts";

/** A committed file that is made from the code: its path in the checkout, and what it holds now and should hold. */
interface Printed {
  readonly path: string;
  readonly held: string;
  readonly due: string;
}

const BEGIN = "<!-- Made from the rules by `npm run schema`. -->\n\n";
const END = "\n\n<!-- End of what is made from the rules. -->";

const fileOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A text with what stands between the two marks replaced. */
function replaceBetween(text: string, content: string): string {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error("README.md has lost the marks of its page on who sees what");
  return text.slice(0, start + BEGIN.length) + content + text.slice(end);
}

/** The schema as text, sorted, so that a change shows as one. */
const print = (schema: GraphQLSchema) => `${printSchema(lexicographicSortSchema(schema))}\n`;

/** Keeps the schema as the one that is released, which later ones must not break. */
function release(): void {
  writeFileSync(fileOf("schema/released.graphql"), print(buildApiSchema()));
}

function findPrinted(): Printed[] {
  const schema = buildApiSchema();
  const readme = readFileSync(fileOf("README.md"), "utf8");
  return [
    {
      path: "schema/schema.graphql",
      held: readFileSync(fileOf("schema/schema.graphql"), "utf8"),
      due: print(schema),
    },
    { path: "README.md", held: readme, due: replaceBetween(readme, writeWhoSeesWhat(schema)) },
  ];
}

const log = terminalLog("info");
if (process.argv.includes("--release")) release();
for (const { path, held, due } of findPrinted()) {
  if (held === due) continue;
  if (process.argv.includes("--check")) {
    log.error(`${path} is not what the code prints; run \`npm run schema\`.`);
    process.exitCode = 1;
  } else writeFileSync(fileOf(path), due);
}

import type { ApiQuestion } from "./api-question.ts";

/** A language that a question is written out in. */
export type ExampleLanguage = "curl" | "javascript" | "python" | "r";

/** Each language with its name and what it needs. */
export const EXAMPLE_LANGUAGES: readonly {
  readonly code: ExampleLanguage;
  readonly name: string;
  readonly needs: string;
}[] = [
  { code: "curl", name: "curl", needs: "A terminal on Linux, macOS or Windows Subsystem for Linux." },
  { code: "javascript", name: "JavaScript", needs: "Node 20 or newer, as a module (.mjs); nothing to install." },
  { code: "python", name: "Python", needs: "Python 3.8 or newer; nothing to install." },
  { code: "r", name: "R", needs: "R 4.0 or newer with the packages httr2 and jsonlite." },
];

/** A text in single quotes for a POSIX shell, where nothing inside means anything but itself. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function curlExample(endpoint: string, question: ApiQuestion): string {
  return [
    `curl -sS ${shellQuoted(endpoint)} \\`,
    "  -H 'content-type: application/json' \\",
    `  --data-binary ${shellQuoted(JSON.stringify(question))}`,
  ].join("\n");
}

/** A text as a JavaScript template, lines as they are. */
function templateText(text: string): string {
  const safe = text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${").replaceAll("\r", "\\r");
  return `\`${safe}\``;
}

function javascriptExample(endpoint: string, { query, variables }: ApiQuestion): string {
  return `const query = ${templateText(query)};
const variables = ${JSON.stringify(variables, null, 2)};

const response = await fetch(${JSON.stringify(endpoint)}, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query, variables }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(errors.map(({ message }) => message).join("\\n"));
console.log(JSON.stringify(data, null, 2));
`;
}

/** A text as a Python string over several lines. */
function pythonText(text: string): string {
  const safe = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\r", "\\r");
  return `"""${safe}"""`;
}

/** A JSON value as Python writes it; texts of JSON are texts of Python. */
function pythonValue(value: unknown, indent = ""): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}    `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const items = Array.isArray(value)
    ? value.map((item) => pythonValue(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pythonValue(item, inner)}`);
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
}

function pythonExample(endpoint: string, { query, variables }: ApiQuestion): string {
  return `import json
import urllib.request

query = ${pythonText(query)}
variables = ${pythonValue(variables)}

request = urllib.request.Request(
    ${JSON.stringify(endpoint)},
    data=json.dumps({"query": query, "variables": variables}).encode("utf-8"),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request) as response:
    answer = json.load(response)
if "errors" in answer:
    raise SystemExit("\\n".join(error["message"] for error in answer["errors"]))
print(json.dumps(answer["data"], indent=2, ensure_ascii=False))
`;
}

/** A text as a raw string of R, fenced by more dashes than it holds. */
function rText(text: string): string {
  let dashes = "";
  while (text.includes(`)${dashes}"`)) dashes += "-";
  return `r"${dashes}(${text})${dashes}"`;
}

function rExample(endpoint: string, { query, variables }: ApiQuestion): string {
  return `library(httr2)

query <- ${rText(query)}
variables <- jsonlite::fromJSON(${rText(JSON.stringify(variables, null, 2))}, simplifyVector = FALSE)

answer <- request(${JSON.stringify(endpoint)}) |>
  req_body_json(list(query = query, variables = variables)) |>
  req_error(is_error = \\(response) FALSE) |>
  req_perform() |>
  resp_body_json()
if (!is.null(answer$errors)) stop(answer$errors[[1]]$message)
str(answer$data, max.level = 4)
`;
}

const WRITERS: Readonly<Record<ExampleLanguage, (endpoint: string, question: ApiQuestion) => string>> = {
  curl: curlExample,
  javascript: javascriptExample,
  python: pythonExample,
  r: rExample,
};

/** A question written out in a language, to be copied and run as it is. */
export function exampleText(language: ExampleLanguage, origin: string, { query, variables }: ApiQuestion): string {
  return WRITERS[language](`${origin}/graphql`, { query, variables });
}

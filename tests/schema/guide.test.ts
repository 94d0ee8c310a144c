import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildSchema, isObjectType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { DEPRECATION_MONTHS } from "./breaking-changes.ts";

const run = promisify(execFile);

const SCHEMA = join(import.meta.dirname, "..", "..", "schema");
const guide = readFileSync(join(SCHEMA, "README.md"), "utf8");
const schema = buildSchema(readFileSync(join(SCHEMA, "schema.graphql"), "utf8"));

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

/** Examples in a language. */
function examples(language: string): string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);
}

interface Answer {
  readonly data?: object | null;
  readonly errors?: readonly object[];
}

test("the guide has examples to try", () => {
  expect(examples("sh").length).toBeGreaterThan(0);
  expect(examples("graphql").length).toBeGreaterThan(3);
});

/** Commands that ask GraphQL and are answered once; tables and streams are tried beside their own tests. */
const questions = examples("sh").filter((text) => !/\/v1\/|\/stream/.test(text));

test.each(questions.map((text) => [text.split("\n")[0] ?? "", text]))(
  "the guide's command %s is answered as it stands",
  async (_, text) => {
    const { stdout } = await run("bash", ["-c", text.replaceAll("http://127.0.0.1:4000", app.address)]);
    const { data, errors } = JSON.parse(stdout) as Answer;
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data).length).toBeGreaterThan(50);
  },
);

test.each(examples("graphql").map((text, at) => [at + 1, text]))(
  "the guide's question %i is answered with rows and no error",
  async (_, text) => {
    const { data, errors } = (await app.ask(String(text))) as unknown as Answer;
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data).length).toBeGreaterThan(100);
  },
);

/** Names of fields that the guide writes in one of its parts. */
function namesIn(from: string, to: string): string[] {
  const part = guide.slice(guide.indexOf(from), guide.indexOf(to));
  return [...part.matchAll(/`([a-z][A-Za-z]+)`/g)].map(([, name = ""]) => name);
}

const fieldsOf = (name: string) => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
};

test("every question and change that the guide names is there", () => {
  const questions = namesIn("## What to ask", "Who asks, with which roles");
  const known = new Set([...fieldsOf("Partnership"), ...fieldsOf("Query")]);
  expect(questions.length).toBeGreaterThan(30);
  expect(questions.filter((name) => !known.has(name))).toEqual([]);
  const changes = namesIn("## Changes", "a return is taken away");
  const made = new Set(fieldsOf("Mutation"));
  expect(changes.length).toBeGreaterThan(20);
  expect(changes.filter((name) => !made.has(name))).toEqual([]);
});

test("the guide promises the notice that the test of breaking changes asks for", () => {
  expect(guide).toContain(`stays for ${DEPRECATION_MONTHS} months`);
});

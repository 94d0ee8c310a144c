import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Limits } from "@tandem/server/graphql/limits/limits";
import { ruleOf } from "@tandem/server/graphql/rule";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { ROLE_CODES, type Role } from "@tandem/server/security/role";
import { RULES, type Rule } from "@tandem/server/security/rules";
import fc, { type GeneratorValue } from "fast-check";
import { isObjectType, parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { breakRequest, evenly, findTargets, generateRequest, type Target } from "./query-generator.ts";
import { readSamples, type Samples } from "./sample-values.ts";

const QUERIES = 5_000;

/** Requests under way at once. */
const LANES = 4;

/** One in so many requests is broken. */
const BROKEN_ONE_IN = 3;

const REFUSAL_MILLISECONDS = 50;

/** Memory that may be held beyond what was held half way, in bytes. */
const GROWTH = 64 * 2 ** 20;

const schema = buildApiSchema();
const targets = findTargets(schema);

/** One in so many requests is of whoever it may be; the others are of somebody who may ask, so that more than the rule runs. */
const ANYBODY_ONE_IN = 6;

/** What only the inside of the server knows. */
const INSIDE =
  /\bselect\b.+\bfrom\b|insert into|relation "|column "|violates|duplicate key|invalid input syntax|out of range for|syntax error at|tandem_app|node_modules|\.(ts|js):\d|\n +at |\/(tmp|work|home|root)\//i;

let app: TestApp;
let samples: Samples;

beforeAll(async () => {
  app = await startTestApp();
  samples = await readSamples((query, variables) => app.ask(query, variables));
});

afterAll(() => app.stop());

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What was found wrong; one finding does not end the search for others. */
const findings: string[] = [];
const asked = new Set<string>();
const refused: string[] = [];
let sent = 0;
let answered = 0;

/** How often a request is sent again that was told to come again, as on a machine that has more to do. */
const AGAIN = 5;

async function ask(
  body: { readonly query: string; readonly variables: unknown },
  role: string,
  tries = AGAIN,
): Promise<{ readonly answer: Response; readonly text: string }> {
  const answer = await fetch(`${app.address}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json",
      cookie: `tandem_evaluation_role=${role}`,
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const seconds = Number(answer.headers.get("retry-after"));
  if (answer.status !== 503 || !text.includes('"UNAVAILABLE"') || tries === 0) return { answer, text };
  expect(seconds).toBeGreaterThan(0);
  await sleep(seconds * 1_000);
  return ask(body, role, tries - 1);
}

async function send(body: { readonly query: string; readonly variables: unknown }, role: string): Promise<Told> {
  const { answer, text } = await ask(body, role);
  sent += 1;
  expect(answer.status, text).toBeLessThan(500);
  const told = JSON.parse(text) as Told;
  if (answer.status === 400) refused.push(body.query);
  return told;
}

/** Roles that every rule on the way to a target lets through. */
function rolesFor({ path }: Target): readonly Role[] {
  const rules = path.flatMap(({ parent, field }) => {
    const type = schema.getType(parent);
    const found = isObjectType(type) ? type.getFields()[field] : undefined;
    return found === undefined ? [] : [ruleOf(found)];
  });
  const allowed = rules.flatMap((rule) => (rule === null ? [] : [RULES[rule].roles as Rule["roles"]]));
  return ROLE_CODES.filter((role) => allowed.every((roles) => typeof roles === "string" || roles.includes(role)));
}

function chooseRole(gen: GeneratorValue, target: Target): string {
  const roles = gen(evenly, ANYBODY_ONE_IN - 1) === 0 ? ROLE_CODES : rolesFor(target);
  return roles[gen(evenly, roles.length - 1)] ?? "";
}

/** One request, whole or broken, and what must be true of its answer. */
async function check(gen: GeneratorValue, target: Target, round: number): Promise<void> {
  // The first round is whole, so that every field is asked for at least once, and every argument given.
  const request = generateRequest(schema, gen, target, { samples, isFull: round === 0 });
  const isBroken = gen(evenly, BROKEN_ONE_IN - 1) === 0 && round > 0;
  const role = chooseRole(gen, target);
  const { data, errors } = await send(isBroken ? breakRequest(gen, request) : request, role);
  const codes = errors?.map(({ extensions }) => extensions?.code);
  expect(codes ?? [], app.faults.at(-1)).not.toContain("INTERNAL_SERVER_ERROR");
  expect(JSON.stringify(errors ?? [])).not.toMatch(INSIDE);
  expect(JSON.stringify(errors ?? [])).not.toContain("Did you mean");
  if (data) answered += 1;
  if (isBroken) return;
  // What the schema allows is never refused as something it does not.
  expect(codes ?? [], JSON.stringify([errors, request.query])).not.toContain("GRAPHQL_VALIDATION_FAILED");
  for (const name of [target.name, ...request.argumentsUsed]) asked.add(name);
}

const collect = (() => {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
})();

/** Bytes held once what is no longer used is gone. */
function heldBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** Asks for every target from one of the lanes, each with the same requests in every run. */
async function askAll(lane: number, rounds: readonly number[]): Promise<void> {
  for (const round of rounds) {
    for (const [at, target] of targets.entries()) {
      if (at % LANES !== lane) continue;
      const property = fc.asyncProperty(fc.gen(), (gen) => check(gen, target, round));
      const { failed, errorInstance, seed } = await fc.check(property, {
        numRuns: 1,
        seed: round * targets.length + at,
        endOnFailure: true,
      });
      if (failed) findings.push(`${target.name} with seed ${seed}: ${errorInstance}`);
    }
  }
}

const lanes = Array.from({ length: LANES }, (_, lane) => lane);
const rounds = Array.from({ length: Math.ceil(QUERIES / targets.length) }, (_, round) => round);

test("5,000 generated requests end in no fault, tell nothing of the inside and leave no memory behind", async () => {
  const half = Math.ceil(rounds.length / 2);
  await Promise.all(lanes.map((lane) => askAll(lane, rounds.slice(0, half))));
  const before = heldBytes();
  await Promise.all(lanes.map((lane) => askAll(lane, rounds.slice(half))));
  expect(findings).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(QUERIES);
  // Most pass every check and are answered, so that resolvers and statements are reached.
  expect(answered).toBeGreaterThan(QUERIES / 3);
  expect(app.faults).toEqual([]);
  expect(heldBytes() - before).toBeLessThan(GROWTH);
}, 900_000);

test("among them every field and every argument of the schema was asked for", () => {
  const every = targets.flatMap(({ name, path }) => {
    const { parent = "", field = "" } = path.at(-1) ?? {};
    const type = schema.getType(parent);
    const args = isObjectType(type) ? (type.getFields()[field]?.args ?? []) : [];
    return [name, ...args.map((argument) => `${name}(${argument.name})`)];
  });
  expect([...new Set(every)].filter((name) => !asked.has(name))).toEqual([]);
});

/** Milliseconds this thread computes before a refusal, least of five: waiting for the machine and warming up are not counted. */
function refusalMilliseconds(source: string): number {
  const times = Array.from({ length: 5 }, () => {
    const limits = new Limits(schema);
    const start = process.threadCpuUsage();
    const checked = limits.check({ source });
    if (!("limit" in checked)) validateAsServer(source);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

function validateAsServer(source: string): void {
  try {
    validate(schema, parse(source), undefined, { maxErrors: 10 });
  } catch {
    // It is no GraphQL, which is a refusal too.
  }
}

const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(" ");

/** Documents made to be slow to refuse, each as large as the limits let it be. */
const SLOW: readonly (readonly [string, string])[] = [
  ["unknown names to be compared with all others", `{ ${many(1_900, (at) => `partnershipMeasurePeriod${at}`)} }`],
  ["the same field again and again", `{ ${"viewer ".repeat(100)} }`],
  ["inline fragments that all may overlap", `{ ${many(300, () => "... { viewer { kind } }")} }`],
  ["arguments that differ", `{ ${many(95, (at) => `partnership(code: "${at}") { name }`)} }`],
  [
    "fragments that all may overlap",
    `{ ${many(90, (at) => `...F${at}`)} } ${many(90, (at) => `fragment F${at} on Query { viewer { f${at}: kind } }`)}`,
  ],
  [
    "fragments within fragments",
    `{ ...F0 } ${many(90, (at) => `fragment F${at} on Query { ...F${at + 1} viewer { name } ...F${at + 1} }`)}`,
  ],
  [
    "fragments in a circle",
    `{ ...F0 } ${many(90, (at) => `fragment F${at} on Query { viewer { kind } ...F${(at + 1) % 90} }`)}`,
  ],
  ["lists within lists", `{ measures(codes: ${"[".repeat(36)}1${"]".repeat(36)}) { code } }`],
  ["variables that nothing uses", `query(${many(400, (at) => `$v${at}: Int`)}) { __typename }`],
  ["directives nobody knows", `{ __typename ${many(50, (at) => `@d${at}`)} }`],
  ["one long name", `{ ${"x".repeat(49_000)} }`],
  ["many comments", `{ __typename } ${"#\n".repeat(24_000)}`],
  ["a body full of words", "a ".repeat(499_999)],
  ["a body full of braces", "{".repeat(999_999)],
];

test.each(SLOW)("a document of %s is refused or validated within 50 ms", (_, source) => {
  expect(refusalMilliseconds(source)).toBeLessThan(REFUSAL_MILLISECONDS);
});

test("every generated request that was refused was so within 50 ms", () => {
  expect(refused.length).toBeGreaterThan(500);
  const slow = refused.map((source) => [refusalMilliseconds(source), source] as const);
  expect(slow.filter(([milliseconds]) => milliseconds >= REFUSAL_MILLISECONDS)).toEqual([]);
});

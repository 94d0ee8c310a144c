import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "@tandem/server/embedded-postgres/cluster";
import { seedOnce } from "@tandem/server/import/seed";
import { migrate } from "@tandem/server/persistence/migrate";
import autocannon from "autocannon";
import { AREA, makeViews, PARTNERSHIP, WARD } from "./api/register-views.ts";
import { printTable } from "./measure.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const [SECONDS, ROUNDS] = [2, 3];
/** Most memory a server under load may hold, in MiB, and how long it is loaded, in seconds, by how many at once. */
const SOAK = { seconds: 60, atOnce: 64 };

const NESTED = `{ partnership(code: "${PARTNERSHIP.code}") { services(first: 100) { edges { node {
  code name provider { code name }
  commissions { code commissioner { code name } start end annualValue { pence state }
    funding { source { code name } financialYear budget { pence state } forecast { pence state } actual { pence state } } }
} } } } }`;
const NESTED_AMBER = `{ allServices(first: 100, orderBy: CODE_ASC) { edges { node {
  code name provider { code name }
  commissions { edges { node { code commissioner { code name } startsOn endsOn annualValuePence
    funding { edges { node { source { code name } financialYear budgetPence forecastPence actualPence } } } } } }
} } } }`;
const gapOf = (area: string) => `{ partnership(code: "${PARTNERSHIP.code}") { gaps(
  period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, by: [SERVICE_LINE], filter: { areas: ["${area}"] }, first: 100) {
  rows { serviceLine { code } demand { value state } met { value state } unmet { value state } } } } }`;
const gapAmber = (wards: string) =>
  `{ gapOf(${wards}firstMonth: "2025-04-01", lastMonth: "2026-03-01") { edges { node { line need met unmet } } } }`;

/** What is asked of each contender. */
const KINDS = { nested: "100 services", gap: "gap of the council's area", ward: "gap of one ward" } as const;
type Kind = keyof typeof KINDS;

interface Contender {
  readonly name: string;
  readonly file: string;
  readonly isCached: boolean;
  readonly documents: Readonly<Record<Kind, string | null>>;
}

const OWN = { nested: NESTED, gap: gapOf(AREA), ward: gapOf(WARD) };
const CONTENDERS: readonly Contender[] = [
  {
    name: "node:http, three joined statements",
    file: "joined-server",
    isCached: false,
    documents: { nested: "{}", gap: null, ward: null },
  },
  {
    name: "PostGraphile 5.1.5",
    file: "postgraphile-server",
    isCached: false,
    documents: { nested: NESTED_AMBER, gap: gapAmber(""), ward: gapAmber(`wards: ["${WARD}"], `) },
  },
  { name: "Tandem, answers not kept", file: "tandem-server", isCached: false, documents: OWN },
  { name: "Tandem, answers kept", file: "tandem-server", isCached: true, documents: OWN },
];

interface Running extends Contender {
  readonly child: ChildProcess;
  readonly address: string;
}

async function start(contender: Contender, databaseUrl: string): Promise<Running> {
  // As `npm start` runs the server.
  const execArgv = contender.file === "tandem-server" ? ["--max-semi-space-size=8", "--heap-growing-percent=40"] : [];
  const child = fork(join(import.meta.dirname, "api", `${contender.file}.ts`), { execArgv });
  child.send({ databaseUrl, isCached: contender.isCached });
  const [{ address }] = (await once(child, "message")) as [{ readonly address: string }];
  return { ...contender, child, address };
}

interface State {
  readonly statements: number;
  readonly memory: number;
}

async function stateOf({ child }: Running): Promise<State> {
  child.send("state");
  const [state] = (await once(child, "message")) as [State];
  return state;
}

function requestOf(document: string): { readonly headers: Record<string, string>; readonly body: string } {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    cookie: "tandem_evaluation_role=READER",
  };
  return { headers, body: JSON.stringify({ query: document }) };
}

/** One answer, which must be right; its length in characters. */
async function askOnce({ address, name }: Running, document: string): Promise<number> {
  const response = await fetch(`${address}/graphql`, { method: "POST", ...requestOf(document) });
  const text = await response.text();
  if (response.status !== 200 || text.includes('"errors"'))
    throw new Error(`${name}: ${response.status} ${text.slice(0, 400)}`);
  return text.length;
}

/** Answers a second. */
async function load({ address, name }: Running, document: string, atOnce: number, seconds: number): Promise<number> {
  const run = await autocannon({
    url: `${address}/graphql`,
    method: "POST",
    ...requestOf(document),
    connections: atOnce,
    duration: seconds,
  });
  if (run.non2xx + run.errors + run.timeouts > 0)
    throw new Error(`${name}: ${run.non2xx} refused, ${run.errors} failed`);
  return run["2xx"] / run.duration;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Medians of all contenders, asked in turn, so that a busy moment of the machine falls on all of them. */
async function compare(running: readonly Running[], kind: Kind, atOnce: number): Promise<ReadonlyMap<string, number>> {
  const rates = new Map<string, number[]>();
  for (let round = -1; round < ROUNDS; round += 1)
    for (const contender of running) {
      const document = contender.documents[kind];
      if (document === null) continue;
      const rate = await load(contender, document, atOnce, round < 0 ? 1 : SECONDS);
      if (round >= 0) rates.set(contender.name, [...(rates.get(contender.name) ?? []), rate]);
    }
  return new Map([...rates].map(([name, found]) => [name, median(found)]));
}

/** One contender's line: its rate, that of the others, and what one answer costs. */
async function lineOf(contender: Running, document: string, rates: ReadonlyMap<string, number>) {
  const rate = rates.get(contender.name) ?? Number.NaN;
  const before = await stateOf(contender);
  const length = await askOnce(contender, document);
  const after = await stateOf(contender);
  const of = (name = "") => {
    const base = rates.get(name);
    return base === undefined ? "–" : (rate / base).toFixed(2);
  };
  const ratios = [of(CONTENDERS[0]?.name), of(CONTENDERS[1]?.name)];
  return [contender.name, rate, ...ratios, String(after.statements - before.statements), length];
}

async function report(running: readonly Running[], kind: Kind, atOnce: number): Promise<void> {
  const rates = await compare(running, kind, atOnce);
  const rows: (readonly (string | number)[])[] = [];
  for (const contender of running) {
    const document = contender.documents[kind];
    if (document !== null) rows.push(await lineOf(contender, document, rates));
  }
  printTable([`${KINDS[kind]}, ${atOnce} at once`, "answers/s", "of (a)", "of (b)", "statements", "characters"], rows);
}

/** Memory of the servers while many ask for a minute. */
async function soak(running: readonly Running[]): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const contender of running.filter(({ file }) => file === "tandem-server")) {
    const seen: number[] = [];
    const watch = setInterval(() => void stateOf(contender).then(({ memory }) => seen.push(memory / 2 ** 20)), 1_000);
    const rate = await load(contender, contender.documents.nested ?? "", SOAK.atOnce, SOAK.seconds);
    clearInterval(watch);
    const half = Math.floor(seen.length / 2);
    rows.push([contender.name, rate, Math.max(...seen), median(seen.slice(0, half)), median(seen.slice(half))]);
  }
  printTable(
    [
      `${SOAK.atOnce} at once for ${SOAK.seconds} s`,
      "answers/s",
      "most memory (MiB, bar 400)",
      "first half",
      "second half",
    ],
    rows,
  );
}

const folder = mkdtempSync(join(tmpdir(), "tandem-bench-"));
const quiet = () => undefined;
const cluster = await startCluster({ dataDir: folder, isDataDirGiven: false, isThrowAway: true }, quiet);
const running: Running[] = [];
try {
  const databaseUrl = cluster.urlOf("postgres");
  await migrate(databaseUrl, quiet);
  await seedOnce({ databaseUrl, seedsDir: join(ROOT, "seeds"), log: quiet });
  await makeViews(databaseUrl);
  for (const contender of CONTENDERS) running.push(await start(contender, databaseUrl));
  for (const kind of Object.keys(KINDS) as Kind[]) for (const atOnce of [1, 16]) await report(running, kind, atOnce);
  await soak(running);
} finally {
  for (const { child } of running) child.kill();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Texts that mean something to a database, a shell, a page, a log or a parser. */
export const HOSTILE_TEXTS: readonly string[] = [
  "",
  " ",
  "'; drop table load; --",
  "' or '1'='1",
  "1) union all values (1) --",
  "$(touch /x)",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "__proto__",
  "constructor",
  "\0",
  "a\0b",
  "\ud800",
  "\u202efdp.exe",
  "line\nfault 0: forged",
  "%",
  "_",
  "\\",
  '"',
  "{}",
  "[]",
  "null",
  "NaN",
  "9".repeat(40),
  "-1",
  "1e309",
  "x".repeat(5_000),
  "Ⅷ",
  "ß".normalize("NFD"),
  "👩‍👩‍👧‍👦",
];

/** A good value so often for each that is refused. */
const OFTEN = 15;

const oftenOf = (good: readonly unknown[], ...refused: readonly unknown[]) => [
  ...Array.from({ length: OFTEN }, (_, at) => good[at % good.length]),
  ...refused,
];

/** Values that are the same whatever was loaded, by the name of the argument or field, or by where it stands. */
const FIXED: Readonly<Record<string, readonly unknown[]>> = {
  "Query.partnership(code)": oftenOf(["walsall"], "sandwell"),
  "Partnership.outlook(to)": ["2030-31", "2027-28"],
  "Partnership.imports(id)": oftenOf([null], "nothing"),
  partnership: oftenOf(["walsall"], "sandwell"),
  // A cursor is of one list, its arguments and its order.
  after: oftenOf([null], "bm9uc2Vuc2U"),
  first: oftenOf([1, 2, 5, 20, 1_000], 1_001, 0),
  edition: [1],
  withEdition: [1],
  from: ["2025-04"],
  to: ["2026-03"],
  month: ["2026-03", "2025-12"],
  months: ["2026-03", "2025-12"],
  quarter: ["2025-26-Q2", "2025-26-Q1"],
  withQuarter: ["2025-26-Q2", "2025-26-Q1"],
  year: ["2025"],
  // Days where the others of these names are months.
  "Partnership.annotations(from)": ["2025-04-01"],
  "Partnership.annotations(to)": ["2026-03-31"],
};

/** Values of scalars that the API takes. */
const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 1, 2, 5, 20, 1_000, 1_001, -1],
  Pence: oftenOf([0, 1, 100_000, 10_000_000_00], -1),
  Float: [0, 0.5, 1, 2, 1e9],
  Date: oftenOf(["2026-03-31", "2025-04-01"], "2025-02-29"),
  DateTime: ["2026-03-31T09:30:00.000Z"],
  FinancialYear: ["2025-26", "2024-25", "2026-27"],
  Month: ["2026-03", "2025-12"],
};

/** Input objects that the API takes as they are. */
const OBJECTS: Readonly<Record<string, readonly object[]>> = {
  PeriodInput: [
    { type: "FINANCIAL_YEAR", code: "2025-26" },
    { type: "QUARTER", code: "2025-26-Q2" },
    { type: "MONTH", code: "2026-03" },
    { type: "ACADEMIC_YEAR", code: "2024/25" },
  ],
};

/** What a running server has, under the names of the arguments and fields that take it. */
const LISTS_QUERY = `query Lists($code: ID!) {
  partnership(code: $code) {
    id dataVersion
    ageBands { code } areas { id code } clocks { code } functions { code } layers { code } needs { code }
    fundingSources { code } serviceLines { code } measures { code }
    arrangements { id code } organisations { id code }
    services(first: 200) { edges { node { id code } } }
    providers: services(first: 200) { edges { node { provider { code } } } }
    commissions: services(first: 200) { edges { node { commissions { id code } } } }
    commissioners: services(first: 200) { edges { node { commissions { commissioner { code } } } } }
    findings: overlaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, first: 20) { edges { node { id code } } }
    schemes: pooledBudgets(financialYear: "2025-26") { pools { id schemes { code } } }
    ledger(arrangement: "S75-CYP", financialYear: "2025-26", first: 20) { edges { node { id } } }
    loads(first: 20) { edges { node { id } } }
  }
}`;

/** Which of those lists an argument or field of another name is of. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "Partnership.arrangement(code)": "arrangements",
  "Partnership.measures(codes)": "measures",
  "Query.measures(codes)": "measures",
  area: "areas",
  arrangement: "arrangements",
  commission: "commissions",
  exception: "findings",
  finding: "findings",
  fundingSource: "fundingSources",
  host: "commissioners",
  lead: "organisations",
  measure: "measures",
  organisation: "organisations",
  ownRisk: "organisations",
  scheme: "schemes",
  service: "services",
  serviceLine: "serviceLines",
};

/** Values of every field of a name within an answer, each once and in order. */
function valuesOf(answer: unknown, name: string): readonly string[] {
  if (answer === null || typeof answer !== "object") return [];
  const found = Object.entries(answer).flatMap(([field, inner]) =>
    field === name && typeof inner === "string" ? [inner] : valuesOf(inner, name),
  );
  return [...new Set(found)].sort();
}

/** Values worth trying for an argument or field, by its name, its type and where it stands; none where nothing is known of it. */
export type Samples = (name: string, type: string, owner: string) => readonly unknown[];

type Ask = (query: string, variables: object) => Promise<{ readonly data: Readonly<Record<string, unknown>> }>;

/** Reads codes, ids and the data version of a running server, and puts them beside what is the same everywhere. */
export async function readSamples(ask: Ask): Promise<Samples> {
  const { data } = await ask(LISTS_QUERY, { code: "walsall" });
  const partnership = data.partnership as Readonly<Record<string, unknown>>;
  const version = partnership.dataVersion as number;
  const versions = oftenOf([version, version, version, version, null], version - 1, 1, version + 1_000);
  const found: Readonly<Record<string, readonly unknown[]>> = {
    ...Object.fromEntries(Object.entries(partnership).map(([name, list]) => [name, valuesOf(list, "code")])),
    ids: valuesOf(partnership, "id"),
    id: valuesOf(partnership, "id"),
    asOf: versions,
    since: versions,
  };
  return (name, type, owner) => {
    const codes = found[OTHER_NAMES[owner] ?? OTHER_NAMES[name] ?? name] ?? [];
    const known = FIXED[owner] ?? OBJECTS[type] ?? FIXED[name];
    return known ?? (codes.length > 0 ? codes : (SCALARS[type] ?? []));
  };
}

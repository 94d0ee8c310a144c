/** A table, its address, and the GraphQL question that a person would write for the same rows. */
export interface TableCase {
  readonly address: string;
  /** Asked within the partnership. */
  readonly question: string;
  /** The rows of the answer. */
  rows(partnership: unknown): readonly object[];
}

/** What stands at a place of an answer, lists on the way opened. */
export function within(value: unknown, path: string): readonly object[] {
  const [name, ...rest] = path.split(".");
  const inner = (value as Readonly<Record<string, unknown>>)[name ?? ""];
  const entries = (Array.isArray(inner) ? inner : [inner]) as readonly object[];
  return rest.length === 0 ? entries : entries.flatMap((entry) => within(entry, rest.join(".")));
}

const FIGURE = "{ value state lower upper unit provenance }";
const MONEY = "{ pence state }";

const codeOf = (thing: object) => (thing as { readonly code: string }).code;

const PERIOD = '{ type: FINANCIAL_YEAR, code: "2025-26" }';

/** One table of each kind that people take away most. */
export const TABLE_CASES: readonly TableCase[] = [
  {
    address: "gaps.csv?by=SERVICE_LINE,AREA&period=2025-26&basis=EXPRESSED&serviceLines=SLT,CAMHS",
    question: `gaps(period: ${PERIOD}, basis: EXPRESSED, by: [SERVICE_LINE, AREA], first: 1000,
      filter: { serviceLines: ["SLT", "CAMHS"] })
      { rows { key serviceLine { code name } area { code } demand ${FIGURE} met ${FIGURE} unmet ${FIGURE} coverage ${FIGURE}
        distributionGap ${FIGURE} remedy services { code } } }`,
    rows: (partnership) => within(partnership, "gaps.rows"),
  },
  {
    address: "gaps.csv?by=AGE_BAND&by=NEED&period=2025-26-Q2&basis=EXPECTED",
    question: `gaps(period: { type: QUARTER, code: "2025-26-Q2" }, basis: EXPECTED, by: [AGE_BAND, NEED], first: 1000)
      { rows { key need { code name } ageBand { code from to } demand ${FIGURE} unmet ${FIGURE} } }`,
    rows: (partnership) => within(partnership, "gaps.rows"),
  },
  {
    address: "overlaps.csv?period=2025-26&orderBy=SHARED_SPEND:DESC",
    question: `overlaps(period: ${PERIOD}, first: 1000, orderBy: [{ field: SHARED_SPEND, direction: DESC }]) { edges { node {
      code kind serviceLine { code } sharedSpend ${MONEY} sharedDemand ${FIGURE} ruzicka ${FIGURE} commissions { code } } } }`,
    rows: (partnership) => within(partnership, "overlaps.edges.node"),
  },
  {
    address: "services.csv?ages=4..11",
    question: `services(first: 1000, filter: { ages: { from: 4, to: 11 } }) { edges { node { id code name provider { code name }
      annualValue ${MONEY} capacityPerMonth ${FIGURE} ages { from to } areas { code } } } }`,
    rows: (partnership) => within(partnership, "services.edges.node"),
  },
  {
    address: "services/commissions/funding.csv?serviceLines=SLT",
    question: `services(first: 1000, filter: { serviceLines: ["SLT"] }) { edges { node { code commissions { code
      funding { financialYear source { code } budget ${MONEY} actual ${MONEY} } } } } }`,
    rows: (partnership) =>
      within(partnership, "services.edges.node").flatMap((Service) =>
        within(Service, "commissions").flatMap((Commission) =>
          within(Commission, "funding").map((line) => ({
            Service: { code: codeOf(Service) },
            Commission: { code: codeOf(Commission) },
            ...line,
          })),
        ),
      ),
  },
  {
    address: "demand.csv?by=SERVICE_LINE,AREA&basis=EXPRESSED&grain=QUARTER&from=2025-04&to=2026-03&serviceLines=CAMHS",
    question: `demand(by: [SERVICE_LINE, AREA], basis: EXPRESSED, grain: QUARTER, from: "2025-04", to: "2026-03", first: 1000,
      filter: { serviceLines: ["CAMHS"] })
      { rows { period serviceLine { code } area { code } units ${FIGURE} children ${FIGURE} per1000 ${FIGURE} } }`,
    rows: (partnership) => within(partnership, "demand.rows"),
  },
  {
    address: "waits.csv?month=2026-03",
    question: `waits(month: "2026-03") { rows { asAt service { code } clock { code } queue ${FIGURE} withinTarget ${FIGURE}
      pressure ${FIGURE} } }`,
    rows: (partnership) => within(partnership, "waits.rows"),
  },
  {
    address: "pooledBudgets.csv?financialYear=2025-26",
    question: `pooledBudgets(financialYear: "2025-26") { pools { arrangement { code name } budget ${MONEY} actual ${MONEY}
      forecast ${MONEY} variance ${MONEY} isClosed ledger { balance ${MONEY} } } }`,
    rows: (partnership) => within(partnership, "pooledBudgets.pools"),
  },
  {
    address: "ehcPipeline/steps.csv",
    question: `ehcPipeline { steps { code name count ${FIGURE} share ${FIGURE} isBroken england { year share ${FIGURE} } } }`,
    rows: (partnership) => within(partnership, "ehcPipeline.steps"),
  },
  {
    address: "measures.csv",
    question: "measures { code name unit periodType state decimals source { publisher } freshness { isStale period } }",
    rows: (partnership) => within(partnership, "measures"),
  },
  {
    address: "sharedUnderstanding.csv?month=2026-03&needs=SLCN",
    question: `sharedUnderstanding(month: "2026-03", first: 1000, filter: { needs: ["SLCN"] }) { rows { key need { code } area { code } ageBand { code } } }`,
    rows: (partnership) => within(partnership, "sharedUnderstanding.rows"),
  },
];

/** A name as columns have it. */
const word = (name: string) => name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();

/** An answer's row as cells by column, made apart from the server: objects by the names of both, lists of codes joined. */
export function flatRow(row: object, before = ""): Record<string, string> {
  const cells = Object.entries(row).map(([name, value]: [string, unknown]): Record<string, string> => {
    const column = `${before}${word(name)}`;
    if (value === null) return { [column]: "" };
    if (Array.isArray(value)) return { [`${column}_code`]: value.map(({ code }) => code).join("; ") };
    return typeof value === "object" ? flatRow(value, `${column}_`) : { [column]: String(value) };
  });
  return Object.assign({}, ...cells);
}

import { sumPence } from "./pence.ts";
import type { PoolPosition } from "./pool-position.ts";

/** What is followed: the year as planned, or as it is expected to end and, once closed, as it ended. */
export type FlowBasis = "PLAN" | "OUTTURN";

/** Money of one source for one commission outside the pools, in a year. */
export interface DirectFunding {
  readonly commissionCode: string;
  readonly commissionerCode: string;
  readonly arrangementCode: string | null;
  readonly sourceCode: string;
  readonly lineCode: string;
  readonly providerCode: string;
  readonly budgetPence: number | null;
  readonly forecastPence: number | null;
  readonly actualPence: number | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
}

/** Where a pound is on its way: at its source, in a fund or a purse, at what it is for, and with whom it ends. */
export type FlowStage = "SOURCE" | "FUND" | "PURPOSE" | "END";

/** A place that money passes; its code says what it is, as SCHEME:CYP-OT. */
export interface FlowNode {
  readonly id: string;
  readonly stage: FlowStage;
  readonly kind: string;
  /** Code of the organisation, source, arrangement, scheme, line or provider; null where it is none of these. */
  readonly code: string | null;
  /** Code of the party a source belongs to. */
  readonly partyCode: string | null;
  readonly pence: number;
}

/** Money that passes from one place to the next; never below nothing. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly pence: number;
}

/** Money that is left out because it is counted already. */
export interface CountedAlready {
  readonly commissions: number;
  readonly pence: number;
}

export interface MoneyFlow {
  readonly totalPence: number;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  /** Funding of commissions that a pool pays: it is in the pool's contributions. */
  readonly countedAlready: CountedAlready;
  /** Commissions outside the pools without a figure for the year. */
  readonly unknownCommissions: number;
}

type Place = Omit<FlowNode, "pence">;

const place = (stage: FlowStage, kind: string, code: string | null, partyCode: string | null = null): Place => ({
  id: [kind, partyCode, code].filter((part) => part !== null).join(":"),
  stage,
  kind,
  code,
  partyCode,
});

/** Collects pounds on their way from a source through a fund and a purpose to an end, each at every stage once. */
class Flow {
  readonly #places = new Map<string, Place>();
  readonly #links = new Map<string, FlowLink>();

  #link(from: Place, to: Place, pence: number): void {
    for (const node of [from, to]) this.#places.set(node.id, node);
    const key = `${from.id}>${to.id}`;
    const before = this.#links.get(key)?.pence ?? 0;
    this.#links.set(key, { from: from.id, to: to.id, pence: sumPence([before, pence]) });
  }

  /** Money into a fund. */
  in(source: Place, fund: Place, pence: number): void {
    if (pence > 0) this.#link(source, fund, pence);
  }

  /** Money out of a fund, for a purpose and to its end. */
  out(fund: Place, purpose: Place, end: Place, pence: number): void {
    if (pence <= 0) return;
    this.#link(fund, purpose, pence);
    this.#link(purpose, end, pence);
  }

  finish(): Pick<MoneyFlow, "nodes" | "links" | "totalPence"> {
    const links = [...this.#links.values()].sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
    const sumOf = (id: string, side: "from" | "to") =>
      sumPence(links.filter((link) => link[side] === id).map(({ pence }) => pence));
    const nodes = [...this.#places.values()]
      .map((node) => ({ ...node, pence: sumOf(node.id, node.stage === "SOURCE" ? "from" : "to") }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const sources = nodes.filter(({ stage }) => stage === "SOURCE");
    return { nodes, links, totalPence: sumPence(sources.map(({ pence }) => pence)) };
  }
}

const NOBODY = place("END", "NO_PROVIDER", null);

/** What comes into a pool, by where it comes from. */
function poolIncome({ pool, contributions, ledger }: PoolPosition, basis: FlowBasis): [Place, number][] {
  const put = contributions.map(
    ({ organisationCode, fundingSourceCode, planned, varied, paid, forecast }): [Place, number] => {
      const agreed = varied.pence ?? planned.pence;
      const expected = pool.isClosed ? paid.pence : forecast.pence;
      const source = place("SOURCE", "SOURCE", fundingSourceCode, organisationCode);
      return [source, (basis === "PLAN" ? agreed : expected) ?? 0];
    },
  );
  const other: [Place, number][] =
    basis === "PLAN"
      ? []
      : [
          [place("SOURCE", "OTHER_INCOME", pool.arrangement.code), ledger.otherIncome.pence ?? 0],
          [place("SOURCE", "SETTLEMENTS", pool.arrangement.code), ledger.settlements.pence ?? 0],
        ];
  return [...put, [place("SOURCE", "BROUGHT_FORWARD", pool.arrangement.code), ledger.opening.pence ?? 0], ...other];
}

/** What goes out of a pool, by purpose and end. */
function poolOutgo({ pool, schemes, ledger }: PoolPosition, basis: FlowBasis): [Place, Place, number][] {
  const spent = schemes.map(({ code, providerCode, budget, forecast, actual }): [Place, Place, number] => {
    const outturn = pool.isClosed ? actual.pence : forecast.pence;
    const end = providerCode === null ? NOBODY : place("END", "PROVIDER", providerCode);
    return [place("PURPOSE", "SCHEME", code), end, (basis === "PLAN" ? budget.pence : outturn) ?? 0];
  });
  const returned: [Place, Place, number] = [
    place("PURPOSE", "RETURNS", pool.arrangement.code),
    place("END", "PARTIES", pool.arrangement.code),
    basis === "PLAN" ? 0 : (ledger.returns.pence ?? 0),
  ];
  return [...spent, returned];
}

/** A pool's year: what is left over is carried forward, what is lacking the host pays from its own money until it is settled. */
function addPool(flow: Flow, position: PoolPosition, basis: FlowBasis): void {
  const { code } = position.pool.arrangement;
  const fund = place("FUND", "POOL", code);
  const income = poolIncome(position, basis);
  const outgo = poolOutgo(position, basis);
  for (const [source, pence] of income) flow.in(source, fund, pence);
  // What is below nothing goes the other way.
  for (const [source, pence] of income)
    flow.out(fund, place("PURPOSE", `${source.kind}_BACK`, source.code), place("END", "PARTIES", code), -pence);
  for (const [purpose, end, pence] of outgo) {
    flow.out(fund, purpose, end, pence);
    flow.in(place("SOURCE", "REFUND", purpose.code), fund, -pence);
  }
  const left = sumPence([...income.map(([, pence]) => pence), ...outgo.map(([, , pence]) => -pence)]);
  flow.out(fund, place("PURPOSE", "CARRIED_FORWARD", code), place("END", "FUND", code), left);
  flow.in(place("SOURCE", "DEFICIT", code), fund, -left);
}

const pickPence = ({ budgetPence, forecastPence, actualPence }: DirectFunding, basis: FlowBasis) =>
  basis === "PLAN" ? budgetPence : (actualPence ?? forecastPence);

function addDirect(flow: Flow, row: DirectFunding, pence: number): void {
  const source = place("SOURCE", "SOURCE", row.sourceCode, row.commissionerCode);
  const fund =
    row.arrangementCode === null
      ? place("FUND", "OWN_BUDGET", row.commissionerCode)
      : place("FUND", "ARRANGEMENT", row.arrangementCode);
  flow.in(source, fund, pence);
  flow.out(fund, place("PURPOSE", "LINE", row.lineCode), place("END", "PROVIDER", row.providerCode), pence);
}

/**
 * Follows a year's money from its source to whoever is paid, each pound once at every stage: what a pool pays for is in its
 * contributions and is not counted again as funding of the commission.
 */
export function followMoney(
  pools: readonly PoolPosition[],
  direct: readonly DirectFunding[],
  basis: FlowBasis,
): MoneyFlow {
  const flow = new Flow();
  for (const position of pools) addPool(flow, position, basis);
  const pooled = new Set(pools.map(({ pool }) => pool.arrangement.code));
  const within = direct.filter(({ arrangementCode }) => arrangementCode !== null && pooled.has(arrangementCode));
  const outside = direct.filter((row) => !within.includes(row));
  for (const row of outside) addDirect(flow, row, pickPence(row, basis) ?? 0);
  const unknown = outside.filter((row) => pickPence(row, basis) === null);
  return {
    ...flow.finish(),
    countedAlready: {
      commissions: new Set(within.map(({ commissionCode }) => commissionCode)).size,
      pence: sumPence(within.map((row) => pickPence(row, basis) ?? 0)),
    },
    unknownCommissions: new Set(unknown.map(({ commissionCode }) => commissionCode)).size,
  };
}

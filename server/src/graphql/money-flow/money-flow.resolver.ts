import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { pounds } from "../../analytics/figure.ts";
import { type FlowNode, followMoney } from "../../analytics/money-flow.ts";
import type { PoolPosition } from "../../analytics/pool-position.ts";
import { computePoolPosition } from "../../analytics/pooled-budget.ts";
import { type Dimensions, named } from "../../persistence/dimensions.ts";
import { readDirectFunding } from "../../persistence/queries/direct-funding.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readPools } from "../../persistence/queries/pools.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFinancialYear } from "../shared/arguments.ts";
import { FlowBasisEnum, FlowScopeEnum } from "../shared/money-enums.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import { MoneyFlowType } from "./money-flow.type.ts";

/** What places are that no code names. */
const PLAIN_NAMES: Readonly<Record<string, string>> = {
  BROUGHT_FORWARD: "Brought forward",
  OTHER_INCOME: "Other income",
  SETTLEMENTS: "Settlements by parties",
  DEFICIT: "Lacking: paid by the host for now",
  REFUND: "Refunds",
  CARRIED_FORWARD: "Carried forward",
  RETURNS: "Given back",
  PARTIES: "Parties",
  NO_PROVIDER: "No provider of the register",
  FUND: "Stays in the fund",
};

/** A place's name. */
function nameOf({ kind, code, partyCode }: FlowNode, pools: readonly PoolPosition[], words: Dimensions): string {
  const of = code ?? "";
  if (kind === "SOURCE")
    return `${named(words.organisations, partyCode ?? "").name}: ${named(words.fundingSources, of).name}`;
  if (kind === "POOL" || kind === "ARRANGEMENT") return named(words.arrangements, of).name;
  if (kind === "OWN_BUDGET") return `${named(words.organisations, of).name}, own budget`;
  if (kind === "LINE") return named(words.serviceLines, of).name;
  if (kind === "PROVIDER") return named(words.organisations, of).name;
  if (kind === "SCHEME")
    return pools.flatMap(({ schemes }) => schemes).find((scheme) => scheme.code === of)?.name ?? of;
  return (
    PLAIN_NAMES[kind] ?? `Given back, ${PLAIN_NAMES[kind.replace(/_BACK$/, "")]?.toLowerCase() ?? "contributions"}`
  );
}

/** What is left out for want of a figure. */
function warningsOf(pools: readonly PoolPosition[], unknownCommissions: number, year: string) {
  const partial = pools.filter(
    ({ variance, openingBalance }) => variance.pence === null || openingBalance.pence === null,
  );
  return [
    ...partial.map(({ pool }) => ({
      code: "POOL_INCOMPLETE",
      message: `Some figures of ${pool.arrangement.name} for ${year} are not recorded; they count as nothing here.`,
    })),
    ...(unknownCommissions === 0
      ? []
      : [
          {
            code: "FUNDING_UNKNOWN",
            message: `${unknownCommissions} contracts have no figure for ${year} and are left out.`,
          },
        ]),
  ];
}

@Resolver(() => PartnershipType)
export class MoneyFlowResolver {
  @Rule("READ_MONEY")
  @FieldResolver(() => MoneyFlowType, {
    description: "Where a year's money comes from and goes, each pound once at every stage.",
  })
  async moneyFlow(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, dimensions }: Context,
    @Arg("financialYear", () => FinancialYearScalar, { description: "Financial year, as 2025-26." })
    financialYear: string,
    @Arg("flowBasis", () => FlowBasisEnum, { defaultValue: "OUTTURN", description: "What is followed." })
    basis: keyof typeof FlowBasisEnum,
    @Arg("scope", () => FlowScopeEnum, { defaultValue: "ALL", description: "All money, or that of pools only." })
    scope: keyof typeof FlowScopeEnum,
  ): Promise<MoneyFlowType> {
    checkFinancialYear("financialYear", financialYear);
    const pools = (await readPools(orm, partnership, financialYear)).map(computePoolPosition);
    const direct = scope === "POOLS" ? [] : await readDirectFunding(orm, partnership, financialYear);
    const { nodes, links, totalPence, countedAlready, unknownCommissions } = followMoney(pools, direct, basis);
    const words = await dimensions.read(partnership);
    const warnings = warningsOf(pools, unknownCommissions, financialYear);
    const isMadeUp = [...direct, ...pools.map(({ pool }) => pool)].some(
      ({ provenance }) => provenance === "ILLUSTRATIVE",
    );
    return {
      basis,
      total: pounds(totalPence),
      nodes: nodes.map((node) => ({
        id: node.id,
        stage: node.stage,
        name: nameOf(node, pools, words),
        code: node.code,
        amount: pounds(node.pence),
      })),
      links: links.map(({ pence, ...link }) => ({ ...link, amount: pounds(pence) })),
      countedAlready: pounds(countedAlready.pence),
      commissionsCountedAlready: countedAlready.commissions,
      rowCount: links.length,
      complete: warnings.length === 0,
      warnings,
      provenance: isMadeUp ? "ILLUSTRATIVE" : "LOCAL",
    };
  }
}

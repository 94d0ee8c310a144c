import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFinancialYear } from "../shared/arguments.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import { PooledBudgetsType } from "./pooled-budget.type.ts";
import { presentPools } from "./read-pool.ts";

@Resolver(() => PartnershipType)
export class PooledBudgetResolver {
  @Rule("READ_MONEY")
  @FieldResolver(() => PooledBudgetsType, {
    description: "Where the pooled money stands: section 75 arrangements only.",
  })
  async pooledBudgets(
    @Root() partnership: PartnershipRow,
    @Ctx() context: Context,
    @Arg("financialYear", () => FinancialYearScalar, { description: "Financial year, as 2025-26." })
    financialYear: string,
  ): Promise<PooledBudgetsType> {
    checkFinancialYear("financialYear", financialYear);
    const pools = await presentPools(context, partnership, financialYear);
    return {
      rowCount: pools.length,
      complete: pools.length > 0,
      warnings:
        pools.length > 0
          ? []
          : [
              {
                code: "NO_POOL_YEAR",
                message: `No section 75 pool is recorded for ${financialYear}; that does not mean that there is none.`,
              },
            ],
      pools,
    };
  }
}

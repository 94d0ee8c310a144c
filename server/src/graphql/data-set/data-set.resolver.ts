import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { FigureState } from "../../analytics/figure-state.ts";
import { freshness } from "../../analytics/freshness.ts";
import { parsePeriod } from "../../analytics/period.ts";
import {
  type DataSetCode,
  type DataSetRows,
  type HeldRow,
  readDataSets,
} from "../../persistence/queries/data-sets.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { todayOf } from "../shared/partnership-argument.ts";
import { DataSetType } from "./data-set.type.ts";

const NAMES: Readonly<Record<DataSetCode, string>> = {
  demand: "New need",
  activity: "Care delivered",
  capacity: "Capacity of services",
  referral: "Referrals to services",
  workforce: "Staff of services",
  queue: "Children waiting",
  known_children: "Children each agency knows",
};

const NOTHING = { loads: 0, refusedLoads: 0, errors: 0, warnings: 0, lastLoadedAt: null };

function present(held: HeldRow, { missing, loaded }: DataSetRows, now: number): DataSetType {
  const { code } = held;
  const { code: _, ...loads } = loaded.find((row) => row.code === code) ?? { code, ...NOTHING };
  return {
    ...held,
    ...loads,
    ...freshness("MONTH", held.latestMonth, now),
    name: NAMES[code],
    state: held.rows === 0 ? "NOT_LOADED" : "KNOWN",
    missing: missing
      .filter((row) => row.code === code)
      .map(({ code: __, state, ...row }) => ({ ...row, state: state as FigureState })),
  };
}

@Resolver(() => PartnershipType)
export class DataSetResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => [DataSetType], {
    description:
      "Monthly data sets that partners return, by code: how old each is, what was not submitted and what was wrong with its files. Rows are counted, never children.",
  })
  async dataSets(@Root() partnership: PartnershipRow, @Ctx() { orm }: Context): Promise<DataSetType[]> {
    const rows = await readDataSets(orm, partnership);
    const now = parsePeriod("MONTH", todayOf(partnership).slice(0, 7)).to;
    return rows.held.map((held) => present(held, rows, now));
  }
}

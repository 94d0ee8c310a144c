import { known, type Money, missing } from "../../analytics/figure.ts";
import type { Pool } from "../../analytics/pool.ts";
import type { PoolPosition } from "../../analytics/pool-position.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { type Dimensions, named } from "../../persistence/dimensions.ts";
import { presentExplanation, presentService } from "../shared/present.ts";
import type { ServiceSummaryType } from "../shared/word.type.ts";
import type { ContributionType, PoolQuarterType, PoolType, SchemeType } from "./pooled-budget.type.ts";

function money(pence: number | null): Money {
  return pence === null ? { pence, state: "NOT_SUBMITTED" } : { pence, state: "KNOWN" };
}

function presentContribution(
  { contribution, shareOfPlan }: PoolPosition["contributions"][number],
  dimensions: Dimensions,
  provenance: Pool["provenance"],
): ContributionType {
  return {
    organisation: named(dimensions.organisations, contribution.organisationCode),
    fundingSource: named(dimensions.fundingSources, contribution.fundingSourceCode),
    form: contribution.form,
    recurrent: contribution.isRecurrent,
    planned: money(contribution.plannedPence),
    varied: money(contribution.variedPence),
    paid: money(contribution.paidPence),
    forecast: money(contribution.forecastPence),
    shareOfPlan:
      shareOfPlan === null ? missing("UNDEFINED", "share", provenance) : known(shareOfPlan, "share", provenance),
  };
}

function presentQuarter(
  quarter: PoolPosition["quarters"][number],
  year: string,
  dimensions: Dimensions,
): PoolQuarterType {
  const { edition, signOffs, ...rest } = quarter;
  return {
    ...rest,
    quarter: `${year}-Q${quarter.quarter}`,
    version: edition,
    signOffs: signOffs.map(({ organisationCode, ...signOff }) => ({
      ...signOff,
      organisation: named(dimensions.organisations, organisationCode),
    })),
  };
}

function summarise(snapshot: Snapshot, code: string | null): ServiceSummaryType | null {
  const service = snapshot.services.find((entry) => entry.code === code);
  return service === undefined ? null : presentService(snapshot, service);
}

function presentScheme(
  scheme: PoolPosition["schemes"][number],
  snapshot: Snapshot,
  dimensions: Dimensions,
): SchemeType {
  const { serviceCode, ownRiskCode, ...rest } = scheme;
  return {
    ...rest,
    service: summarise(snapshot, serviceCode),
    ownRisk: ownRiskCode === null ? null : named(dimensions.organisations, ownRiskCode),
  };
}

/** A pool's position with the names of its codes. */
export function presentPool(position: PoolPosition, snapshot: Snapshot, dimensions: Dimensions): PoolType {
  const { pool, ...rest } = position;
  const { hostCode, ...arrangement } = pool.arrangement;
  return {
    ...rest,
    arrangement: { ...arrangement, host: named(dimensions.organisations, hostCode) },
    isClosed: pool.isClosed,
    explanation: presentExplanation(snapshot, position.explanation),
    provenance: pool.provenance,
    contributions: position.contributions.map((entry) => presentContribution(entry, dimensions, pool.provenance)),
    quarters: position.quarters.map((quarter) => presentQuarter(quarter, pool.financialYear, dimensions)),
    schemes: position.schemes.map((scheme) => presentScheme(scheme, snapshot, dimensions)),
    varianceShares: position.varianceShares.map(({ organisationCode, share, basis }) => ({
      organisation: named(dimensions.organisations, organisationCode),
      fundingSource: null,
      share,
      basis,
    })),
  };
}

import { known, missing, pounds } from "../../analytics/figure.ts";
import { recorded } from "../../analytics/money.ts";
import type { PoolPosition } from "../../analytics/pool-position.ts";
import { type Dimensions, named } from "../../persistence/dimensions.ts";
import { globalId } from "../shared/global-id.ts";
import { presentExplanation } from "../shared/present.ts";
import type { PoolContractType } from "./contract.type.ts";
import type { ContributionType } from "./contribution.type.ts";
import type { PoolQuarterType, PoolType } from "./pooled-budget.type.ts";
import type { SchemeType } from "./scheme.type.ts";

function presentContribution(
  row: PoolPosition["contributions"][number],
  { schemes, pool }: PoolPosition,
  dimensions: Dimensions,
): ContributionType {
  const { organisationCode, fundingSourceCode, isRecurrent, shareOfPlan, ringFences, ...rest } = row;
  const nameOf = (code: string) => schemes.find((scheme) => scheme.code === code)?.name ?? code;
  return {
    ...rest,
    organisation: named(dimensions.organisations, organisationCode),
    fundingSource: named(dimensions.fundingSources, fundingSourceCode),
    recurrent: isRecurrent,
    ringFences: ringFences.map(({ schemeCode, pence }) => ({
      scheme: { code: schemeCode, name: nameOf(schemeCode) },
      amount: pounds(pence),
    })),
    shareOfPlan:
      shareOfPlan === null
        ? missing("UNDEFINED", "share", pool.provenance)
        : known(shareOfPlan, "share", pool.provenance),
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

function presentScheme(
  scheme: PoolPosition["schemes"][number],
  { partnershipCode, year }: { readonly partnershipCode: string; readonly year: string },
  dimensions: Dimensions,
): SchemeType {
  const { serviceCode, serviceName, providerCode, ownRiskCode, leadCode, ...rest } = scheme;
  const isNamed = serviceCode !== null && serviceName !== null && providerCode !== null;
  return {
    ...rest,
    quarters: scheme.quarters.map((row) => ({ ...row, quarter: `${year}-Q${row.quarter}` })),
    lead: leadCode === null ? null : named(dimensions.organisations, leadCode),
    service: isNamed
      ? {
          id: globalId("Service", partnershipCode, serviceCode),
          code: serviceCode,
          name: serviceName,
          provider: named(dimensions.organisations, providerCode),
        }
      : null,
    ownRisk: ownRiskCode === null ? null : named(dimensions.organisations, ownRiskCode),
  };
}

function presentContract(
  { commission, ...rest }: PoolPosition["contracts"][number],
  dimensions: Dimensions,
): PoolContractType {
  const { code, serviceCode, serviceName, providerCode, startsOn, endsOn, annualValuePence } = commission;
  return {
    ...rest,
    code,
    service: serviceCode,
    serviceName,
    provider: named(dimensions.organisations, providerCode),
    start: startsOn,
    end: endsOn,
    annualValue: recorded(annualValuePence),
    places: rest.places.map(({ areaCode, ...place }) => ({
      ...place,
      area: dimensions.areas.get(areaCode) ?? { code: areaCode, name: areaCode, level: "UNKNOWN" },
    })),
  };
}

/** A pool's position with the names of its codes. */
export function presentPool(partnershipCode: string, position: PoolPosition, dimensions: Dimensions): PoolType {
  const { pool, ...rest } = position;
  const { hostCode, ...arrangement } = pool.arrangement;
  return {
    ...rest,
    id: globalId("Pool", partnershipCode, `${arrangement.code}|${pool.financialYear}`),
    arrangement: { ...arrangement, host: named(dimensions.organisations, hostCode) },
    isClosed: pool.isClosed,
    explanation: presentExplanation({ partnershipCode }, position.explanation),
    provenance: pool.provenance,
    version: pool.version,
    outlook: position.outlook.map(({ organisationCode, ...row }) => ({
      ...row,
      organisation: named(dimensions.organisations, organisationCode),
    })),
    contributions: position.contributions.map((entry) => presentContribution(entry, position, dimensions)),
    quarters: position.quarters.map((quarter) => presentQuarter(quarter, pool.financialYear, dimensions)),
    contracts: position.contracts.map((contract) => presentContract(contract, dimensions)),
    schemes: position.schemes.map((scheme) =>
      presentScheme(scheme, { partnershipCode, year: pool.financialYear }, dimensions),
    ),
    varianceShares: position.varianceShares.map(({ organisationCode, share, basis }) => ({
      organisation: named(dimensions.organisations, organisationCode),
      fundingSource: null,
      share,
      basis,
    })),
  };
}

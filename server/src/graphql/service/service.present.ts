import { known, type Money, missing } from "../../analytics/figure.ts";
import { type Dimensions, named, wardsTouched } from "../../persistence/dimensions.ts";
import type { CommissionRow, FundingRow } from "../../persistence/queries/commissions.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { ServiceRow } from "../../persistence/queries/services.query.ts";
import type { FigureType } from "../shared/figure.type.ts";
import { globalId } from "../shared/global-id.ts";
import type { CommissionType, FundingLineType, ServiceType } from "./service.type.ts";

function money(pence: number | null, lack: "NOT_SUBMITTED" | "NOT_COLLECTED" | "NOT_APPLICABLE"): Money {
  return pence === null ? { pence, state: lack } : { pence, state: "KNOWN" };
}

function presentFunding(row: FundingRow, dimensions: Dimensions): FundingLineType {
  return {
    source: named(dimensions.fundingSources, row.sourceCode),
    financialYear: row.financialYear,
    budget: money(row.budgetPence, "NOT_SUBMITTED"),
    forecast: money(row.forecastPence, "NOT_COLLECTED"),
    actual: money(row.actualPence, "NOT_SUBMITTED"),
  };
}

/** A commission with the names of its codes. */
export function presentCommission(
  row: CommissionRow,
  dimensions: Dimensions,
  partnership: PartnershipRow,
): CommissionType {
  return {
    id: globalId("Commission", partnership.code, row.code),
    code: row.code,
    commissioner: named(dimensions.organisations, row.commissionerCode),
    start: row.start,
    end: row.end,
    noticeBy: row.noticeBy,
    annualValue: money(row.annualValuePence, "NOT_COLLECTED"),
    isSpot: row.isSpot,
    arrangement: row.arrangementCode === null ? null : named(dimensions.arrangements, row.arrangementCode),
    funding: row.funding.map((line) => presentFunding(line, dimensions)),
  };
}

function capacityFigure(row: ServiceRow, unit: string): FigureType {
  if (row.capacityUnits !== null) return known(row.capacityUnits, unit, row.provenance);
  const state = row.capacityState === null || row.capacityState === "KNOWN" ? "NOT_COLLECTED" : row.capacityState;
  return { ...missing("NOT_COLLECTED", unit, row.provenance), state: state as FigureType["state"] };
}

/** Rows already presented, of one version's names each: a row is of one data version and never changes. */
const presented = new WeakMap<Dimensions, WeakMap<ServiceRow, ServiceType>>();

/** A service row with the names of its codes; made once. */
export function presentServiceRow(row: ServiceRow, dimensions: Dimensions, partnership: PartnershipRow): ServiceType {
  const known = presented.get(dimensions) ?? new WeakMap<ServiceRow, ServiceType>();
  presented.set(dimensions, known);
  const service = known.get(row) ?? presentService(row, dimensions, partnership);
  known.set(row, service);
  return service;
}

function presentService(row: ServiceRow, dimensions: Dimensions, partnership: PartnershipRow): ServiceType {
  const serviceLine = named(dimensions.serviceLines, row.lineCode);
  return {
    id: globalId("Service", partnership.code, row.code),
    code: row.code,
    name: row.name,
    serviceLine,
    provider: named(dimensions.organisations, row.providerCode),
    layer: named(dimensions.layers, row.layerCode),
    function: named(dimensions.functions, row.functionCode),
    ages: row.ageFrom === null || row.ageTo === null ? null : { from: row.ageFrom, to: row.ageTo },
    needs: (row.needCodes ?? []).map((code) => named(dimensions.needs, code)),
    areas: (row.areaCodes ?? []).map((code) => named(dimensions.areas, code)),
    wards: wardsTouched(dimensions, partnership.areaCode, row.areaCodes ?? []),
    capacityPerMonth: capacityFigure(row, serviceLine.unitOfCare),
    annualValue: money(row.annualValuePence, row.commissionsToday === 0 ? "NOT_APPLICABLE" : "NOT_COLLECTED"),
    ehcpSection: row.ehcpSection,
    dutyHolder: row.dutyHolderCode === null ? null : named(dimensions.organisations, row.dutyHolderCode),
    provenance: row.provenance,
    commissions: row.commissions.map((commission) => presentCommission(commission, dimensions, partnership)),
  };
}

import { FIRST_MONTH, monthCode, YEARS } from "./calendar.ts";
import { DEMAND } from "./demand.ts";
import type { BoroughPopulation } from "./population.ts";
import { randomFrom } from "./random.ts";
import { REGISTER, type RegisterCommission } from "./register.ts";

/** Rows of the services file. */
export function serviceRows() {
  return REGISTER.map(({ code, name, line, provider }) => ({
    code,
    name,
    service_line_code: line.code,
    provider_code: provider,
    layer_code: line.layer,
    function_code: line.function,
    ehcp_section: line.ehcpSection,
    duty_holder_code: line.ehcpSection === "F" || line.commissioner === "WALSALL-MBC" ? "WALSALL-MBC" : "ICB-BC",
  }));
}

/** Rows of the reach file; a reach that narrows in mid-year has two. */
export function reachRows() {
  return REGISTER.flatMap((service) => {
    const row = (startsOn: string, endsOn: string | null, wards: readonly string[]) => ({
      service_code: service.code,
      starts_on: startsOn,
      ends_on: endsOn,
      age_from: service.ageFrom,
      age_to: service.ageTo,
      area_codes: wards,
      need_codes: service.needs,
    });
    if (service.narrowsFrom === null) return [row("2022-04-01", null, service.wards)];
    const change = monthCode(FIRST_MONTH + service.narrowsFrom);
    return [row("2022-04-01", "2025-09-30", service.wards), row(`${change}-01`, null, service.narrowedWards)];
  });
}

const yearSum = ({ funding }: RegisterCommission, year: number) =>
  funding.reduce((sum, { pencePerYear }) => sum + (pencePerYear[year] ?? 0), 0);

const commissions = REGISTER.flatMap((service) => service.commissions);

/** Value of a full year: its last whole one. */
const annualPence = (commission: RegisterCommission) =>
  yearSum(commission, commission.endsOn !== null && commission.endsOn < "2025-04-01" ? 0 : 2);

/** Value of a full year for all places, of a contract of several. */
function wholePence(commission: RegisterCommission): number | null {
  const { shareParts, shareOf } = commission;
  return shareOf === 1 ? null : Math.round((annualPence(commission) * shareOf) / shareParts);
}

/** Rows of the commissions file. */
export function commissionRows() {
  return commissions.map((commission) => ({
    code: commission.code,
    service_code: commission.service,
    commissioner_code: commission.commissioner,
    arrangement_code: commission.arrangement,
    contract_reference: `WBC/${commission.code}`,
    starts_on: commission.startsOn,
    ends_on: commission.endsOn,
    notice_by: commission.noticeBy,
    annual_value_pence: annualPence(commission),
    whole_value_pence: wholePence(commission),
    is_spot: commission.isSpot,
    apportionment: commission.apportionment,
    share_parts: commission.shareParts,
    share_of: commission.shareOf,
  }));
}

/** Boroughs of a contract of several places, by people aged 0 to 25 in hundreds (illustrative). */
const PLACES = [
  ["E08000030", 285],
  ["E08000028", 345],
  ["E08000027", 310],
  ["E08000031", 260],
] as const;

/** Rows of the commission shares file: the places of contracts that are shared by population. */
export function commissionShareRows() {
  return commissions
    .filter(({ apportionment }) => apportionment === "POPULATION")
    .flatMap(({ code }) =>
      PLACES.map(([area, weight]) => ({
        commission_code: code,
        area_code: area,
        weight,
        counted_on: "People aged 0 to 25, mid-2024, in hundreds (illustrative)",
      })),
    );
}

/** Months of a financial year in which a contract runs. */
function monthsInYear({ startsOn, endsOn }: RegisterCommission, year: number): number {
  const months = Array.from({ length: 12 }, (_, index) => `${monthCode(FIRST_MONTH + year * 12 + index)}-01`);
  return months.filter((day) => startsOn <= day && (endsOn === null || day <= endsOn)).length;
}

function fundingYear(commission: RegisterCommission, year: number) {
  const months = monthsInYear(commission, year);
  if (months === 0) return [];
  const random = randomFrom(`outturn ${commission.code} ${year}`);
  const isPlanted = !/-2[24]$/.test(commission.code);
  return commission.funding.map(({ source, pencePerYear }) => {
    const budget = Math.round(((pencePerYear[year] ?? 0) * months) / 12);
    const outturn = isPlanted ? budget : Math.round(budget * (0.97 + 0.07 * random()));
    return {
      commission_code: commission.code,
      funding_source_code: source,
      financial_year: YEARS[year] ?? "",
      budget_pence: budget,
      forecast_pence: outturn,
      actual_pence: year < YEARS.length - 1 ? outturn : null,
    };
  });
}

/** Rows of the funding lines file: budgets, forecasts, and actuals of the closed years. */
export function fundingLineRows() {
  return commissions.flatMap((commission) => YEARS.flatMap((_, year) => fundingYear(commission, year)));
}

/** Rows of the prevalence file: the recorded need of 2025-26 and a tenth more, per 1,000 of the borough's population. */
export function prevalenceRows(population: BoroughPopulation) {
  const lastYear = DEMAND.filter(({ month }) => month >= FIRST_MONTH + 24);
  const groups = Map.groupBy(lastYear, ({ line, need, ageFrom, ageTo }) => `${line.code}|${need}|${ageFrom}|${ageTo}`);
  return [...groups.values()].flatMap((facts) => {
    const [first] = facts;
    if (first === undefined) return [];
    const persons = population.persons.slice(first.ageFrom, first.ageTo + 1).reduce((sum, count) => sum + count, 0);
    const children = facts.reduce((sum, fact) => sum + fact.children, 0);
    return [
      {
        service_line_code: first.line.code,
        need_code: first.need,
        layer_code: first.line.layer,
        function_code: first.line.function,
        age_from: first.ageFrom,
        age_to: first.ageTo,
        children_per1000: Math.round((1.1 * children * 1_000 * 100) / persons) / 100,
        units_per_child: first.line.unitsPerChild,
        basis: "Illustrative: recorded need of 2025-26 and a tenth more",
      },
    ];
  });
}

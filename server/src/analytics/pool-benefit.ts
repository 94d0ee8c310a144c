import { AGE_BANDS, OLDEST_AGE } from "./age-band.ts";
import type { BenefitFacts, PartyBenefit, PoolBenefit } from "./benefit.ts";
import { costByParty, partyBenefits } from "./benefit-parties.ts";
import {
  costOf,
  type Dimension,
  groups,
  monthIndex,
  Placing,
  type SchemeUse,
  schemeUses,
  unitsBy,
} from "./benefit-placing.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import { known, missing, pounds } from "./figure.ts";
import { monthsOfYear } from "./financial-year.ts";
import { check } from "./pool-check.ts";
import type { PoolCheck, PoolPosition } from "./pool-position.ts";
import { populationOf } from "./population-table.ts";
import type { Snapshot } from "./snapshot.ts";

/** Percentage points by which shares may differ where the agreement sets none. */
const USUAL_TOLERANCE = 10;

/** A scheme whose unit cost is more than twice, or less than half, the middle one of its unit. */
function outliers(uses: readonly SchemeUse[], snapshot: Snapshot): readonly string[] {
  const ofUnit = (use: SchemeUse) => (use.units ? use.pence / use.units : null);
  return uses
    .filter((use) => {
      const line = snapshot.services.find(({ code }) => code === use.serviceCode)?.lineCode;
      const alike = uses.filter(
        (other) =>
          other !== use &&
          other.unit === use.unit &&
          snapshot.services.find(({ code }) => code === other.serviceCode)?.lineCode === line,
      );
      const costs = alike.flatMap((other) => ofUnit(other) ?? []).sort((a, b) => a - b);
      const middle = costs[Math.floor(costs.length / 2)];
      const own = ofUnit(use);
      return middle !== undefined && own !== null && (own > 2 * middle || own * 2 < middle);
    })
    .map(({ name }) => name);
}

function benefitChecks(parties: readonly PartyBenefit[], tolerance: number, odd: readonly string[]): PoolCheck[] {
  const apart = parties.filter(({ differencePoints }) => Math.abs(differencePoints.value ?? 0) > tolerance);
  return [
    check(
      "CONTRIBUTION_MATCHES_BENEFIT",
      "WARNING",
      apart.length === 0,
      `Each party's share of the money is within ${tolerance} percentage points of its share of the benefit.`,
      "Ask whether the contributions still fit what the pool does, at the next review of the agreement.",
    ),
    check(
      "UNIT_COSTS_ALIKE",
      "WARNING",
      odd.length === 0,
      odd.length === 0
        ? "No scheme's unit cost is far from others of its line."
        : `Unit cost far from others of the line: ${odd.join(", ")}.`,
      "Check spend and activity of the same months; then ask why it differs.",
    ),
  ];
}

/** What a pool's money did, for whom and where, beside who put it in. */
export function computePoolBenefit(position: PoolPosition, snapshot: Snapshot, facts: BenefitFacts): PoolBenefit {
  const { pool, booksTo } = position;
  const from = monthIndex(monthsOfYear(pool.financialYear)[0] ?? "");
  const to = booksTo === null ? from - 1 : monthIndex(booksTo);
  const uses = schemeUses(position, snapshot, from, to);
  const placed = (by: Dimension) => {
    const placing = new Placing();
    for (const use of uses)
      placing.add(use, use.serviceCode === null ? new Map() : unitsBy(snapshot, use.serviceCode, from, to, by));
    return placing;
  };
  const [wards, needs, ages] = [placed("area"), placed("need"), placed("ageFrom")];
  const population = populationOf(snapshot);
  const year = Number(pool.financialYear.slice(0, 4));
  const bands = new Map(AGE_BANDS.map((band) => [band.code, band]));
  const council = snapshot.areas.find(({ code }) => [...facts.places.values()].includes(code))?.code ?? "";
  const { basis, costs, unattributed } = costByParty(position, snapshot, facts, wards);
  const parties = partyBenefits(position, costs, basis === "RESIDENCE");
  const tolerancePoints = facts.tolerance ?? USUAL_TOLERANCE;
  return {
    basis,
    parties,
    unattributed: pounds(unattributed),
    tolerancePoints,
    toMonth: booksTo,
    schemes: uses.map(({ code, name, pence, units, unit }) => ({
      schemeCode: code,
      name,
      spend: pounds(pence),
      units:
        units === null
          ? missing("NOT_COLLECTED", unit, pool.provenance)
          : known(Math.round(units), unit, pool.provenance),
      costPerUnit: costOf(pence, units),
    })),
    wards: groups(wards, pool.provenance, (code) => population.persons(code, 0, OLDEST_AGE, year)),
    needs: groups(needs, pool.provenance, () => undefined),
    ageBands: groups(ages, pool.provenance, (code) => {
      const band = bands.get(code);
      return band === undefined ? null : population.persons(council, band.from, band.to, year);
    }),
    unplaced: pounds(wards.unplacedPence),
    checks: benefitChecks(parties, tolerancePoints, outliers(uses, snapshot)),
    warnings: publishedWarnings(snapshot),
  };
}

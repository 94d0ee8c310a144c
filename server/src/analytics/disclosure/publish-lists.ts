import type { KnownCount, MonthlySeries, Queue, Service, Snapshot } from "../snapshot.ts";
import { yearStart } from "./line-years.ts";
import type { Publication } from "./named-table.ts";
import type { DisclosurePolicy } from "./policy.ts";
import { type GridCell, type PublishedGrid, publishGrid } from "./publish-grid.ts";

const bandName = ({ fromWeeks, toWeeks }: Queue["bands"][number]) => `${fromWeeks}-${toWeeks ?? ""}`;

/** A queue as it is published: hidden bands estimated, and marked. */
function publishQueue(queue: Queue, grid: PublishedGrid): Queue {
  const bands = queue.bands.map((band) => {
    const count = Number.isNaN(band.count) ? Number.NaN : grid.estimate(queue.serviceCode, bandName(band));
    return { ...band, count };
  });
  const isBandHidden = queue.bands.map(
    (band) => !Number.isNaN(band.count) && Number.isNaN(grid.cell(queue.serviceCode, bandName(band))),
  );
  return { ...queue, bands, published: { isBandHidden, size: grid.rowTotal(queue.serviceCode) } };
}

/** Publishes queues, those of one line, clock and month together: services by weeks waited. */
export function publishQueues(snapshot: Snapshot, policy: DisclosurePolicy, publication: Publication): Queue[] {
  const lineOf = new Map(snapshot.services.map(({ code, lineCode }) => [code, lineCode]));
  const keyOf = ({ serviceCode, clockCode, month }: Queue) =>
    `queue|${lineOf.get(serviceCode) ?? ""}|${clockCode}|${month}`;
  const groups = Map.groupBy(snapshot.queues, keyOf);
  const grids = new Map(
    [...groups].map(([key, queues]) => {
      const cells = queues.flatMap((queue) =>
        queue.bands
          .filter(({ count }) => !Number.isNaN(count))
          .map((band): GridCell => ({ row: queue.serviceCode, column: bandName(band), count: band.count })),
      );
      return [key, publishGrid(key, cells, policy, publication)] as const;
    }),
  );
  return snapshot.queues.map((queue) => publishQueue(queue, grids.get(keyOf(queue)) as PublishedGrid));
}

const listKey = ({ agency, list, month, populationBasis }: KnownCount) =>
  `known|${agency}|${list}|${populationBasis}|${month}`;

/** The ages an agency's list covers in a need and ward, whole. */
interface KnownPlace {
  readonly first: KnownCount;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly isNumber: boolean;
}

function placeOf(rows: readonly KnownCount[]): KnownPlace {
  return {
    first: rows[0] as KnownCount,
    ageFrom: Math.min(...rows.map(({ ageFrom }) => ageFrom)),
    ageTo: Math.max(...rows.map(({ ageTo }) => ageTo)),
    isNumber: rows.every(({ children }) => !Number.isNaN(children)),
  };
}

/** One list's counts by need and ward, of all ages together: by age nearly every count would be small. */
function publishList(
  key: string,
  rows: readonly KnownCount[],
  policy: DisclosurePolicy,
  publication: Publication,
): KnownCount[] {
  const cells = rows
    .filter(({ children }) => !Number.isNaN(children))
    .map(({ needCode, areaCode, children }): GridCell => ({ row: needCode, column: areaCode, count: children }));
  const grid = publishGrid(key, cells, policy, publication);
  const ages = {
    ageFrom: Math.min(...rows.map((row) => row.ageFrom)),
    ageTo: Math.max(...rows.map((row) => row.ageTo)),
  };
  const places = Map.groupBy(rows, ({ needCode, areaCode }) => `${needCode}|${areaCode}`);
  return [...places.values()].map((own): KnownCount => {
    const { first, isNumber } = placeOf(own);
    if (!isNumber) {
      const lacking = own.find(({ children }) => Number.isNaN(children)) ?? first;
      return { ...lacking, ...ages };
    }
    const children = grid.cell(first.needCode, first.areaCode);
    return { ...first, ...ages, children, state: Number.isNaN(children) ? "SUPPRESSED" : "KNOWN" };
  });
}

/** Publishes the children agencies know of, each list's month together. */
export function publishKnown(snapshot: Snapshot, policy: DisclosurePolicy, publication: Publication): KnownCount[] {
  const lists = Map.groupBy(snapshot.knownChildren, listKey);
  return [...lists].flatMap(([key, rows]) => publishList(key, rows, policy, publication));
}

function countsOf({ code, referrals: { firstMonth, values } }: Service): (GridCell & { readonly month: number })[] {
  return Array.from(values, (count, at) => ({
    row: code,
    column: String(firstMonth + at),
    month: firstMonth + at,
    count,
  })).filter(({ count }) => !Number.isNaN(count));
}

function publishSeries(service: Service, gridOf: (month: number) => PublishedGrid | undefined): MonthlySeries {
  const { firstMonth, values } = service.referrals;
  const published = values.map((value, at) => {
    const month = firstMonth + at;
    return Number.isNaN(value) ? value : (gridOf(month)?.estimate(service.code, String(month)) ?? Number.NaN);
  });
  return { firstMonth, values: published };
}

/** Publishes referrals in units of care, those of one line and financial year together: services by months. */
export function publishReferrals(snapshot: Snapshot, policy: DisclosurePolicy, publication: Publication): Service[] {
  const keyOf = (line: string, month: number) => `referral|${line}|${yearStart(month)}`;
  const cells = Map.groupBy(
    snapshot.services.flatMap((service) => countsOf(service).map((cell) => ({ ...cell, line: service.lineCode }))),
    ({ line, month }) => keyOf(line, month),
  );
  const grids = new Map([...cells].map(([key, own]) => [key, publishGrid(key, own, policy, publication)]));
  return snapshot.services.map((service) => ({
    ...service,
    referrals: publishSeries(service, (month) => grids.get(keyOf(service.lineCode, month))),
  }));
}

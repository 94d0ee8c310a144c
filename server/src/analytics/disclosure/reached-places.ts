import type { MonthRange } from "../period.ts";
import { isAreaReached } from "../reach-index.ts";
import type { Reach, Service, Snapshot } from "../snapshot.ts";
import type { PublishedBand, PublishedYear } from "./published-year.ts";

/** An area, band and kind of a published year, by their positions in it; and a service of the snapshot. */
export interface Place {
  readonly area: number;
  readonly band: number;
  readonly kind: number;
  readonly service: number;
}

/** Share of a band's years of age that lie in a reach's. */
function shareOfBand({ from, to }: PublishedBand, { ageFrom, ageTo }: Reach): number {
  return Math.max(0, Math.min(to, ageTo) - Math.max(from, ageFrom) + 1) / (to - from + 1);
}

/** A reach of a service with the positions of the areas and needs in it. */
interface ReadReach {
  readonly reach: Reach;
  readonly areas: ReadonlySet<number>;
  readonly needs: ReadonlySet<number>;
}

function readReaches({ areas, needs }: Snapshot, { reaches }: Service, { from, to }: MonthRange): readonly ReadReach[] {
  return reaches
    .filter(({ fromMonth, toMonth }) => fromMonth <= to && (toMonth === null || toMonth >= from))
    .map((reach) => ({
      reach,
      areas: new Set([...areas.keys()].filter((at) => isAreaReached(areas, areas[at]?.code ?? "", reach))),
      needs: new Set([...needs.keys()].filter((at) => reach.needCodes.includes(needs[at]?.code ?? ""))),
    }));
}

/**
 * What part of a place the register lets a service reach in a year, 0 to 1; one that the register does not hold could reach all.
 * The register is no secret, so that this tells nothing of any child.
 */
export function makeReachTest(
  snapshot: Snapshot,
  bands: readonly PublishedBand[],
  { kinds, months }: PublishedYear,
): (place: Place) => number {
  const reachesOf = new Map<number, readonly ReadReach[]>();
  return ({ area, band, kind, service }) => {
    const entry = snapshot.services[service];
    if (entry === undefined) return 1;
    const [need, layer, does] = kinds[kind] as readonly [number, number, number];
    if (snapshot.layers[layer]?.code !== entry.layerCode || snapshot.functions[does]?.code !== entry.functionCode)
      return 0;
    const reaches = reachesOf.get(service) ?? readReaches(snapshot, entry, months);
    reachesOf.set(service, reaches);
    const around = reaches.filter(({ areas, needs }) => areas.has(area) && needs.has(need));
    return Math.max(0, ...around.map(({ reach }) => shareOfBand(bands[band] as PublishedBand, reach)));
  };
}

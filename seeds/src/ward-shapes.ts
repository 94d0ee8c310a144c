import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type CsvRow, writeCsv } from "./csv.ts";

type Point = readonly [longitude: number, latitude: number];
type Ring = readonly Point[];

/** The boundary file as the Office for National Statistics publishes it: one polygon a ward, named by its code. */
export interface WardBoundaries {
  readonly features: readonly {
    readonly properties: { readonly WD25CD: string };
    readonly geometry: { readonly type: string; readonly coordinates: readonly Ring[] };
  }[];
}

const ATTRIBUTION =
  "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2025.";

/** Decimals of a degree that are kept: about ten metres, less than a point of a map on a screen. */
const DECIMALS = 4;

const round = (degrees: number) => Number(degrees.toFixed(DECIMALS));
const isSame = ([x, y]: Point, [u, v]: Point) => x === u && y === v;

/** Twice the area a ring goes round, above 0 where it goes against the clock. */
function turn(ring: Ring): number {
  return ring.slice(1).reduce((sum, [x, y], at) => {
    const [u, v] = ring[at] as Point;
    return sum + u * y - x * v;
  }, 0);
}

/** A ring with rounded points, those that fall together once; borders that wards share stay shared, since both round alike. */
function simplify(ring: Ring, isOuter: boolean): Ring {
  const points = ring.map(([x, y]): Point => [round(x), round(y)]);
  const kept = points.filter((point, at) => at === 0 || !isSame(point, points[at - 1] as Point));
  // RFC 7946: outer rings go against the clock, holes with it.
  return turn(kept) > 0 === isOuter ? kept : kept.toReversed();
}

/** Rows of `area-shapes.csv` from the published boundaries, by code. */
export function areaShapeRows({ features }: WardBoundaries): CsvRow[] {
  return features
    .map(({ properties, geometry }) => {
      if (geometry.type !== "Polygon") throw new RangeError(`ward ${properties.WD25CD} is not one polygon`);
      const coordinates = geometry.coordinates.map((ring, at) => simplify(ring, at === 0));
      return {
        area_code: properties.WD25CD,
        geometry: JSON.stringify({ type: "Polygon", coordinates }),
        attribution: ATTRIBUTION,
        source_code: "ons-wards-2025",
      };
    })
    .sort((a, b) => (a.area_code < b.area_code ? -1 : 1));
}

// node seeds/src/ward-shapes.ts FILE makes official/area-shapes.csv again from the published file.
const [, script, file] = process.argv;
if (script === fileURLToPath(import.meta.url) && file !== undefined) {
  const rows = areaShapeRows(JSON.parse(readFileSync(file, "utf8")) as WardBoundaries);
  const official = resolve(dirname(fileURLToPath(import.meta.url)), "..", "official");
  writeFileSync(join(official, "area-shapes.csv"), writeCsv({ name: "area-shapes.csv", rows }));
}

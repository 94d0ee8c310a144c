import { type GeoPermissibleObjects, geoMercator, geoPath } from "d3-geo";

/** An area as the API gives it: its outline is GeoJSON (RFC 7946) as text. */
export interface AreaShape {
  readonly area: { readonly code: string; readonly name: string };
  readonly geometry: string;
}

/** An area as it is drawn: its path, and where its value stands, in points of the map. */
export interface AreaOutline {
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

/** Areas on one map of a width, and how high that is. */
interface AreaOutlines {
  readonly width: number;
  readonly height: number;
  readonly outlines: readonly AreaOutline[];
}

type Ring = readonly (readonly number[])[];
type Geometry =
  | { readonly type: "Polygon"; readonly coordinates: readonly Ring[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] };

const turned = (rings: readonly Ring[]) => rings.map((ring) => ring.toReversed());

/** The geometry as d3 reads it: what lies inside a ring is to the right of its way round, where RFC 7946 has it to the left. */
function drawable(text: string): GeoPermissibleObjects {
  const geometry = JSON.parse(text) as Geometry;
  const coordinates = geometry.type === "Polygon" ? turned(geometry.coordinates) : geometry.coordinates.map(turned);
  return { type: geometry.type, coordinates } as unknown as GeoPermissibleObjects;
}

/** Room around the map, in points. */
const MARGIN = 3;

type Spot = readonly [x: number, y: number];

/** How far a point is from the line between two others, in points; a number is wider than high, so room aside counts for less. */
function gapTo([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const wide = 0.6;
  const [dx, dy] = [(bx - ax) * wide, by - ay];
  const [px, py] = [(x - ax) * wide, y - ay];
  const along = dx * dx + dy * dy === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - along * dx, py - along * dy);
}

/** How far inside a ring a point lies; below 0 outside it. */
function depthIn(ring: readonly Spot[], [x, y]: Spot): number {
  let isInside = false;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < ring.length; at += 1) {
    const [a, b] = [ring[at - 1] as Spot, ring[at] as Spot];
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) isInside = !isInside;
    least = Math.min(least, gapTo([x, y], a, b));
  }
  return isInside ? least : -least;
}

/** Points tried across an area and down it. */
const TRIES = 24;

/** Where an area has most room for a number. */
function roomiest(ring: readonly Spot[]): Spot {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  let best: Spot = [left + width / 2, top + height / 2];
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < TRIES * TRIES; at += 1) {
    const spot: Spot = [
      left + (width * ((at % TRIES) + 0.5)) / TRIES,
      top + (height * (Math.floor(at / TRIES) + 0.5)) / TRIES,
    ];
    const depth = depthIn(ring, spot);
    if (depth > most) [best, most] = [spot, depth];
  }
  return best;
}

/** The outer ring of an area's largest part. */
function mainRing(text: string): Ring {
  const geometry = JSON.parse(text) as Geometry;
  const outer =
    geometry.type === "Polygon"
      ? geometry.coordinates.slice(0, 1)
      : geometry.coordinates.flatMap((part) => part.slice(0, 1));
  return [...outer].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** Outlines of areas on a map of a width, as high as they need. */
export function areaOutlines(shapes: readonly AreaShape[], width: number): AreaOutlines {
  const drawn = shapes.map(({ area, geometry }) => ({ ...area, object: drawable(geometry), ring: mainRing(geometry) }));
  const all = { type: "GeometryCollection", geometries: drawn.map(({ object }) => object) } as GeoPermissibleObjects;
  const projection = geoMercator().fitWidth(width - 2 * MARGIN, all);
  const path = geoPath(projection);
  const height = drawn.length === 0 ? 0 : path.bounds(all)[1][1] + 2 * MARGIN;
  const [left, top] = projection.translate();
  projection.translate([left + MARGIN, top + MARGIN]);
  return {
    width,
    height: Math.ceil(height),
    outlines: drawn.map(({ code, name, object, ring }) => {
      const [x, y] = roomiest(ring.flatMap(([east = 0, north = 0]) => [projection([east, north]) ?? [0, 0]]));
      return { code, name, path: path(object) ?? "", x, y };
    }),
  };
}

/** A way that an arrow key leads, in points to the right and down. */
export type MapStep = readonly [right: number, down: number];

/** The area that comes next in a direction: near, and rather straight ahead than aside; null at the map's edge. */
export function nextArea(outlines: readonly AreaOutline[], code: string, [right, down]: MapStep): AreaOutline | null {
  const from = outlines.find((outline) => outline.code === code);
  if (from === undefined) return null;
  let best: AreaOutline | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const outline of outlines) {
    const [dx, dy] = [outline.x - from.x, outline.y - from.y];
    const ahead = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    // Within 45 degrees, give or take a little, so that every area can be reached.
    if (ahead <= 0 || aside > 1.2 * ahead) continue;
    const way = ahead + aside;
    if (way < least) [best, least] = [outline, way];
  }
  return best;
}

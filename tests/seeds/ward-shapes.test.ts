import { readFileSync } from "node:fs";
import { join } from "node:path";
import { areaShapeRows } from "@tandem/seeds/ward-shapes";
import { expect, test } from "vitest";
import { readSeedFiles } from "./rows.ts";

const files = readSeedFiles();
const rowsOf = (template: string) => files.find((file) => file.template === template)?.rows ?? [];

type Ring = readonly (readonly [number, number])[];

const outerRing = (geometry: string) => (JSON.parse(geometry) as { coordinates: readonly Ring[] }).coordinates[0] ?? [];

test("every ward of the register has one outline, closed, in England's degrees, with the words its licence asks for", () => {
  const wards = rowsOf("area").filter(({ level }) => level === "WARD");
  const shapes = rowsOf("area_shape");
  expect(shapes.map(({ area_code }) => area_code)).toEqual(wards.map(({ code }) => code));
  for (const { geometry = "", attribution, source_code } of shapes) {
    const ring = outerRing(geometry);
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(ring.length).toBeGreaterThan(10);
    for (const [east, north] of ring) {
      expect(east).toBeGreaterThan(-2.1);
      expect(east).toBeLessThan(-1.8);
      expect(north).toBeGreaterThan(52.5);
      expect(north).toBeLessThan(52.7);
    }
    expect(attribution).toContain("Open Government Licence");
    expect(attribution).toContain("Contains OS data © Crown copyright");
    expect(source_code).toBe("ons-wards-2025");
  }
});

test("wards that lie side by side share the points of their border, and the file is small", () => {
  const points = rowsOf("area_shape").flatMap(({ geometry = "" }) => outerRing(geometry).slice(1).map(String));
  const shared = points.length - new Set(points).size;
  expect(shared).toBeGreaterThan(300);
  const file = join(import.meta.dirname, "..", "..", "seeds", "official", "area-shapes.csv");
  expect(readFileSync(file).length).toBeLessThan(40_000);
});

test("outlines are rounded, points that fall together kept once, and outer rings turned against the clock", () => {
  const ring: Ring = [
    [-1.9, 52.6],
    [-1.90001, 52.60001],
    [-1.9, 52.61234],
    [-1.88, 52.6],
    [-1.9, 52.6],
  ];
  const boundaries = {
    features: [{ properties: { WD25CD: "W1" }, geometry: { type: "Polygon", coordinates: [ring] } }],
  };
  const [row] = areaShapeRows(boundaries);
  expect(JSON.parse(String(row?.geometry))).toEqual({
    type: "Polygon",
    coordinates: [
      [
        [-1.9, 52.6],
        [-1.88, 52.6],
        [-1.9, 52.6123],
        [-1.9, 52.6],
      ],
    ],
  });
});

import { type Dimensions, wardsTouched } from "@tandem/server/persistence/dimensions";
import { expect, test } from "vitest";

const area = (code: string, level: string, parentCode: string | null) => ({ code, name: code, level, parentCode });

const none = new Map<string, never>();

/** A council of two localities and three wards, one with a small area; another council beside it. */
const DIMENSIONS: Dimensions = {
  areas: new Map(
    [
      area("region", "REGION", null),
      area("council", "COUNCIL", "region"),
      area("other", "COUNCIL", "region"),
      area("north", "LOCALITY", "council"),
      area("south", "LOCALITY", "council"),
      area("ward-1", "WARD", "north"),
      area("ward-2", "WARD", "north"),
      area("ward-3", "WARD", "south"),
      area("small-3", "LSOA", "ward-3"),
      area("ward-9", "WARD", "other"),
    ].map((entry) => [entry.code, entry]),
  ),
  needs: none,
  serviceLines: none,
  layers: none,
  functions: none,
  clocks: none,
  fundingSources: none,
  organisations: none,
  arrangements: none,
};

const wards = (...codes: string[]) => wardsTouched(DIMENSIONS, "council", codes).map(({ code }) => code);

test("a locality stands for its wards, a region for those of the council alone", () => {
  expect(wards("north")).toEqual(["ward-1", "ward-2"]);
  expect(wards("region")).toEqual(["ward-1", "ward-2", "ward-3"]);
  expect(wards("ward-9")).toEqual([]);
});

test("a ward is reached where a part of it is, and once however often it is named", () => {
  expect(wards("small-3", "south", "ward-1")).toEqual(["ward-1", "ward-3"]);
  expect(wards()).toEqual([]);
});

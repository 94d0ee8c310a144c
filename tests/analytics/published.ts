import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

/** A published file as it is, in the shape its reader knows it to have. */
export function read<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(join(import.meta.dirname, "published", `${name}.json`), "utf8"));
}

/** Fails where a number is not the expected one, within a tolerance relative to its size; defaults to 1e-9. */
export function close(found: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(found - expected), `${found} is not ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  );
}

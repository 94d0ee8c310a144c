import { cellLabel } from "@tandem/server/analytics/disclosure/named-table";
import fc from "fast-check";
import { expect, test } from "vitest";

test("a cell's name is its kind and codes as a JSON list, whatever signs they have, and reads back as them", () => {
  const code = fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('"', "\\", "\n", "\u0000", "\ud800", "\udc00", "é", "a", "-", "|") }),
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.constantFrom("leaf", "kind"), fc.array(code, { maxLength: 4 }), (kind, codes) => {
      expect(cellLabel(kind, ...codes)).toBe(JSON.stringify([kind, ...codes]));
    }),
    { numRuns: 2_000 },
  );
});

import { fitParts } from "@tandem/server/analytics/disclosure/fill";
import fc from "fast-check";
import { expect, test } from "vitest";

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** A table as it may be recorded, places by parts, with at least 1 in all; 0 where nobody could serve. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 }))
  .chain(([places, parts]) => {
    const cell = fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.integer({ max: 500, min: 1 }) },
    );
    return fc.array(fc.array(cell, { minLength: parts, maxLength: parts }), { minLength: places, maxLength: places });
  })
  .filter((table) => sum(table.flat()) > 0);

const weightsOf = (table: readonly (readonly number[])[]) => table.map(sum);
const sharesOf = (table: readonly (readonly number[])[]) =>
  (table[0] ?? []).map((_, part) => sum(table.map((row) => row[part] ?? 0)) / sum(table.flat()));
const likelyOf = (table: readonly (readonly number[])[]) => table.map((row) => row.map((value) => (value > 0 ? 1 : 0)));

test("each place's parts add up to it, and each part over all places to nearly its share, wherever it is likely", () => {
  fc.assert(
    fc.property(tables, fc.boolean(), (table, isEverywhere) => {
      const [weights, shares] = [weightsOf(table), sharesOf(table)];
      const likely = isEverywhere ? table.map((row) => row.map(() => 1)) : likelyOf(table);
      const fitted = fitParts(weights, shares, likely);
      for (const row of fitted) expect(sum(row)).toBeCloseTo(1, 9);
      shares.forEach((share, part) => {
        const found = sum(fitted.map((row, place) => (row[part] ?? 0) * (weights[place] ?? 0))) / sum(weights);
        expect(Math.abs(found - share)).toBeLessThan(0.02);
      });
    }),
    { numRuns: 1_000 },
  );
});

test("nothing is put where nobody could serve it, as long as what is published leaves another way", () => {
  fc.assert(
    fc.property(tables, (table) => {
      const weights = weightsOf(table);
      const fitted = fitParts(weights, sharesOf(table), likelyOf(table));
      for (const [place, row] of table.entries())
        for (const [part, value] of row.entries())
          if (value === 0 && (weights[place] ?? 0) > 0) expect(fitted[place]?.[part]).toBeLessThan(1e-3);
    }),
    { numRuns: 1_000 },
  );
});

test("where everything is as likely everywhere, every place has the shares of the whole", () => {
  const shares = [0.5, 0.3, 0.2];
  const fitted = fitParts([10, 20, 0], shares, [
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ]);
  for (const row of fitted) for (const [part, share] of row.entries()) expect(share).toBeCloseTo(shares[part] ?? 0, 9);
});

test("what fits nowhere stays where it must, and no place is given more than it holds", () => {
  // Half is of a kind that only the first place could serve, and that is too small for it.
  const fitted = fitParts(
    [10, 90],
    [0.5, 0.5],
    [
      [1, 1],
      [0, 1],
    ],
  );
  expect(fitted[0]?.[0]).toBeCloseTo(1, 6);
  expect(fitted[1]?.[0]).toBeCloseTo(40 / 90, 2);
  expect(fitParts([0, 0], [1], [[1], [1]])).toEqual([[1], [1]]);
  expect(fitParts([], [1], [])).toEqual([]);
});

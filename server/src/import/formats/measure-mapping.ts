import { z } from "zod";

/** How one indicator of a data set becomes figures of a measure. */
const rule = z.strictObject({
  /** Column of the indicator. */
  indicator: z.string(),
  /** Code of a measure of the catalogue. */
  measure: z.string(),
  /** Part of the measure it is, of rows for the total only; where none is given, rows of any part are figures of that part. */
  breakdown: z.string().optional(),
});

/** Rows whose filter names a part. */
const parts = z.strictObject({
  /** Values other columns must have. */
  where: z.record(z.string(), z.string()),
  /** Column whose value names the part. */
  filter: z.string(),
  /** What the part's code begins with, as AGE. */
  prefix: z.string().regex(/^[A-Z_]+$/),
});

/** A regular expression, as text. */
const pattern = z.string().refine(
  (text) => {
    try {
      new RegExp(text);
      return true;
    } catch {
      return false;
    }
  },
  { error: "must be a regular expression" },
);

const schema = z.strictObject({
  /** Columns that say that a file is this data set; `column=value` asks for the value in its first row. */
  columns: z.array(z.string()).min(1),
  dataset: z.string(),
  publisher: z.string(),
  release: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  licence: z.string().nullable().default(null),
  /** Values, as regular expressions, that filters have in rows for the total. */
  total: z.record(z.string(), pattern),
  measures: z.array(rule).min(1),
  parts: z.array(parts).default([]),
});

/** Says what the filters and indicators of a data set mean in the catalogue of measures. */
export type MeasureMapping = z.infer<typeof schema>;

export type MeasureRule = z.infer<typeof rule>;

/** Reads a mapping, or says what is wrong with it, a line each. */
export function parseMapping(document: unknown): MeasureMapping | readonly string[] {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the mapping"}: ${message}`);
}

import { z } from "zod";

const filters = z.record(z.string(), z.string());

/** How one indicator of a data set becomes figures of a measure. */
const rule = z.strictObject({
  /** Column of the indicator. */
  indicator: z.string(),
  /** Measure of the catalogue. */
  measure: z.string(),
  /** Part of the measure; the total where none is given. */
  breakdown: z.string().default("TOTAL"),
  breakdownName: z.string().optional(),
  /** Only rows with these values in these columns. */
  where: filters.default({}),
  /** What the figures are multiplied by. */
  times: z.number().default(1),
});

/** Parts that a filter's values stand for. */
const parts = z.strictObject({
  /** Column whose values name the parts. */
  filter: z.string(),
  /** Only rows with these values in other columns. */
  where: filters.default({}),
  /** Code and name of the part by the value, as it is written in the file. */
  values: z.record(z.string(), z.strictObject({ code: z.string(), name: z.string() })),
});

const schema = z.strictObject({
  /** Columns that together say that a file is this data set. */
  columns: z.array(z.string()).min(1),
  dataset: z.string(),
  publisher: z.string(),
  release: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  licence: z.string().nullable().default("Open Government Licence v3.0"),
  /** Years to add to the file's: figures of January that the file dates by the academic year before. */
  period: z.enum(["AS_GIVEN", "JANUARY_OF_ACADEMIC_YEAR"]).default("AS_GIVEN"),
  measures: z.array(rule).min(1),
  breakdowns: z.array(parts).default([]),
});

/** Says what the filters and indicators of a data set mean in Tandem's catalogue. */
export type MeasureMapping = z.infer<typeof schema>;

export type MeasureRule = z.infer<typeof rule>;

/** Reads a mapping, or says what is wrong with it, a line each. */
export function parseMapping(document: unknown): MeasureMapping | readonly string[] {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the mapping"}: ${message}`);
}

import type { Sheet } from "../../words/sheet.ts";
import { type MeasureRow, standingOf } from "./measure-words.ts";

/** The catalogue of measures as a file; what is not known is its state. */
export function measureSheet(rows: readonly MeasureRow[]): Sheet {
  return {
    name: "measures",
    columns: [
      "code",
      "name",
      "definition",
      "unit",
      "polarity",
      "period_type",
      "population_basis",
      "publisher",
      "dataset",
      "release",
      "licence",
      "address",
      "latest_period",
      "latest_period_here",
      "age_months",
      "standing",
      "suppression",
    ],
    rows: rows.map((row) => [
      row.code,
      row.name,
      row.definition,
      row.unit,
      row.polarity,
      row.periodType,
      row.populationBasis,
      row.source.publisher,
      row.source.dataset,
      row.source.release ?? "",
      row.source.licence ?? "",
      row.source.url ?? "",
      row.anywhere.period ?? row.anywhere.state,
      row.here.period ?? row.here.state,
      row.anywhere.ageMonths ?? row.anywhere.state,
      standingOf(row),
      row.suppression,
    ]),
  };
}

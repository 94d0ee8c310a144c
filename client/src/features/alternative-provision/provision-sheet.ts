import type { ShownFigure } from "../../words/figure.ts";
import type { Sheet } from "../../words/sheet.ts";
import type { PlaceRow } from "./provision-series.ts";

/** A figure with all its decimals, or its state. */
const cell = ({ value, state }: ShownFigure) => value ?? state;

/** The services with their places; what is no number is its state. */
export function provisionSheet(rows: readonly PlaceRow[], month: string): Sheet {
  return {
    name: "alternative-provision",
    columns: [
      "service",
      "service_name",
      "kind",
      "provider",
      "age_from",
      "age_to",
      "month",
      "places_commissioned",
      "places_quality_assured",
      "places_used",
      "annual_value_pence",
      "provenance",
    ],
    rows: rows.map(({ service, commissioned, checked, used }) => [
      service.code,
      service.name,
      service.serviceLine.code,
      service.provider.name,
      service.ages?.from ?? "",
      service.ages?.to ?? "",
      month,
      cell(commissioned),
      cell(checked),
      cell(used),
      service.annualValue.pence ?? service.annualValue.state,
      service.provenance,
    ]),
  };
}

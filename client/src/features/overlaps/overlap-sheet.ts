import type { Sheet } from "../../words/sheet.ts";
import type { OverlapRow } from "./overlap-rows.ts";
import { sharedText } from "./overlap-series.ts";

/** The list of overlaps with all decimals; what is no number is its state. */
export function overlapSheet(rows: readonly OverlapRow[]): Sheet {
  return {
    name: "overlaps",
    columns: [
      "id",
      "service_line",
      "commissioner_1",
      "service_1",
      "commissioner_2",
      "service_2",
      "both_reach",
      "need_there",
      "spend_there_pence",
      "overlap_coefficient",
      "ruzicka",
      "looks_like",
      "judged",
    ],
    rows: rows.map((row) => {
      const [one, two] = row.commissions;
      return [
        row.code,
        row.serviceLine.code,
        one?.commissioner.name ?? "",
        one?.service.name ?? "",
        two?.commissioner.name ?? "",
        two?.service.name ?? "",
        sharedText(row),
        row.sharedDemand.value ?? row.sharedDemand.state,
        row.sharedSpend.pence ?? row.sharedSpend.state,
        row.overlapCoefficient.value ?? row.overlapCoefficient.state,
        row.ruzicka.value ?? row.ruzicka.state,
        row.kind,
        row.judgement?.kind ?? "",
      ];
    }),
  };
}

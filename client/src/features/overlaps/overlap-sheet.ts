import type { Sheet } from "../../words/sheet.ts";
import { setSpend } from "./judgement-series.ts";
import type { OverlapRow, OverlapSetRow } from "./overlap-rows.ts";
import { sharedText } from "./overlap-series.ts";

/** The list of overlaps of a financial year with all decimals; what is no number is its state. */
export function overlapSheet(rows: readonly OverlapRow[], sets: readonly OverlapSetRow[], year: string): Sheet {
  return {
    name: "overlaps",
    columns: [
      "financial_year",
      "id",
      "service_line",
      "commissioner_1",
      "service_1",
      "commissioner_2",
      "service_2",
      "both_reach",
      "need_there",
      "spend_there_pence",
      "its_set_could_spare_pence_up_to",
      "overlap_coefficient",
      "ruzicka",
      "looks_like",
      "judged",
      "judged_on",
      "judged_by",
      "reason",
      "look_again_on",
    ],
    rows: rows.map((row) => {
      const [one, two] = row.commissions;
      return [
        year,
        row.code,
        row.serviceLine.code,
        one?.commissioner.name ?? "",
        one?.service.name ?? "",
        two?.commissioner.name ?? "",
        two?.service.name ?? "",
        sharedText(row),
        row.sharedDemand.value ?? row.sharedDemand.state,
        row.sharedSpend.pence ?? row.sharedSpend.state,
        setSpend(row, sets).pence ?? setSpend(row, sets).state,
        row.overlapCoefficient.value ?? row.overlapCoefficient.state,
        row.ruzicka.value ?? row.ruzicka.state,
        row.kind,
        row.judgement?.kind ?? "",
        row.judgement?.at ?? "",
        row.judgement?.by ?? "",
        row.judgement?.reason ?? "",
        row.judgement?.reviewOn ?? "",
      ];
    }),
  };
}

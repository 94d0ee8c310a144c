import type { Sheet } from "../../words/sheet.ts";
import type { NotedException } from "./note-words.ts";

/** Exceptions of a financial year with what is said of them, a row each. */
export function exceptionSheet(rows: readonly NotedException[], year: string): Sheet {
  return {
    name: "exceptions",
    columns: [
      "financial_year",
      "code",
      "kind",
      "name",
      "how_it_stands",
      "before",
      "target",
      "others",
      "owner",
      "cause",
      "action",
      "due_on",
    ],
    rows: rows.map(({ code, kind, name, says, before, target, others, note }) => [
      year,
      code,
      kind,
      name,
      says,
      before,
      target,
      others,
      note?.owner ?? "",
      note?.cause ?? "",
      note?.action ?? "",
      note?.dueOn ?? "",
    ]),
  };
}

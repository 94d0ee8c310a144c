import { ArrangementsDocument, type ArrangementsQuery } from "@tandem/schema/operations";
import { Link } from "react-router";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Badge, weakest } from "../../parts/Badge.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { Explained } from "../../parts/Term.tsx";
import { formatMoney } from "../../words/figure.ts";
import { dateText } from "../../words/text.ts";
import { sumOf } from "../pooled-budgets/pool-series.ts";
import { KIND_WORDS } from "./arrangement-words.ts";
import { TermsForm } from "./TermsForm.tsx";

type Row = ArrangementsQuery["partnership"]["arrangements"][number];

function termsText({ requiredTerms }: Row): string {
  if (requiredTerms.length === 0) return "not asked for";
  return `${requiredTerms.filter(({ isRecorded }) => isRecorded).length} of ${requiredTerms.length} recorded`;
}

const yearlyValue = ({ contracts }: Row) => sumOf(contracts.map(({ annualValue }) => annualValue));

const COLUMNS: readonly TableColumn<Row>[] = [
  {
    label: "Arrangement",
    show: ({ code, name }) => <Link to={`/arrangements/${code}`}>{name}</Link>,
    sortBy: ({ name }) => name,
  },
  { label: "How the money is joined", show: ({ kind }) => KIND_WORDS[kind] ?? kind, sortBy: ({ kind }) => kind },
  { label: "Hosted or led by", show: ({ host }) => host.name, sortBy: ({ host }) => host.name },
  { label: "Ends", show: ({ end }) => (end ? dateText(end) : "open-ended"), sortBy: ({ end }) => end ?? null },
  { label: "Written terms", show: termsText },
  {
    label: "Contracts a year",
    show: (row) => (row.contracts.length === 0 ? "none" : `${row.contracts.length}, ${formatMoney(yearlyValue(row))}`),
    sortBy: (row) => yearlyValue(row).pence ?? null,
    isNumber: true,
  },
];

/** How council and NHS join their money: every arrangement. */
export function ArrangementsPage() {
  const answer = useAnswer(ArrangementsDocument, { partnership: PARTNERSHIP });
  const viewer = useViewer();
  return (
    <>
      <h1 className="nhsuk-heading-l">How do we join our money?</h1>
      <Answered answer={answer}>
        {({ partnership: { arrangements } }) => (
          <section className="tandem-card" aria-label="Arrangements">
            <Badge provenance={weakest(arrangements.map(({ provenance }) => provenance))} />
            {arrangements.length === 0 ? (
              <p>
                No arrangement is recorded yet. An arrangement says how partners join their money, and on which terms.
              </p>
            ) : (
              <DataTable
                caption="Arrangements"
                parameter="sort"
                columns={COLUMNS}
                rows={arrangements}
                keyOf={({ code }) => code}
              />
            )}
            <p className="tandem-scope">
              <Explained text="Only a section 75 agreement makes a pool. Other arrangements keep the money of each side apart." />
            </p>
          </section>
        )}
      </Answered>
      {isLetThrough(viewer, "AGREE_TERMS") ? (
        <section className="tandem-card" aria-label="Changes">
          <TermsForm arrangement={null} onSaved={answer.retry} />
        </section>
      ) : null}
    </>
  );
}

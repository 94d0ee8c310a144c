import { SpendingDocument, type SpendingQuery } from "@tandem/schema/operations";
import { type FormEvent, memo, useId, useMemo, useState } from "react";
import { useAddress } from "../../app/address.ts";
import { usePainted } from "../../app/after-paint.ts";
import { useAnswer } from "../../app/answer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { Explained } from "../../parts/Term.tsx";
import { formatFigure, formatMoney, formatPence, formatShare } from "../../words/figure.ts";
import { yearPeriod } from "../../words/period.ts";
import { countText } from "../../words/text.ts";
import { useGapVariables } from "./gaps-address.ts";
import {
  readAmount,
  type SpendingRow,
  spendingFinding,
  spendingRows,
  spendingSentence,
  stepText,
  USUAL_PENCE,
  unitsText,
} from "./spending-series.ts";

/** Lines told in words at first; the table has all of them. */
const FIRST_WORDS = 3;

/** Where the money goes, the cheapest service first; the others one key away. */
function Steps({ row: { steps, serviceLine } }: { row: SpendingRow }) {
  const [first, ...others] = steps;
  if (first === undefined) return "nowhere";
  // One block, so that on a phone the rest stands under the first.
  return (
    <div>
      {stepText(first, serviceLine)}
      {others.length === 0 ? null : (
        <details>
          <summary>Then {countText(others.length, "more service")}</summary>
          <ul className="tandem-steps">
            {others.map((step) => (
              <li key={step.service.code}>{stepText(step, serviceLine)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const COLUMNS: readonly TableColumn<SpendingRow>[] = [
  { label: "Line", show: ({ serviceLine }) => serviceLine.name, sortBy: ({ serviceLine }) => serviceLine.name },
  {
    label: "It buys",
    show: ({ bought, serviceLine }) => unitsText(bought, serviceLine),
  },
  { label: "Lacking capacity", show: ({ unmet }) => formatFigure(unmet), isNumber: true },
  { label: "Of them, no service reaches", show: ({ unreached }) => formatFigure(unreached), isNumber: true },
  { label: "Part it meets", show: ({ shareMet }) => formatShare(shareMet), isNumber: true },
  { label: "Spent", show: ({ spent }) => formatMoney(spent), isNumber: true },
  { label: "Left over", show: ({ left }) => formatMoney(left), isNumber: true },
  {
    label: "Where",
    show: (row) => <Steps row={row} />,
  },
];

/** The amount, kept in the address once it is a sum. */
function Amount({ pence }: { pence: number }) {
  const { replace } = useAddress();
  const id = useId();
  const [told, setTold] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = readAmount(String(new FormData(event.currentTarget).get("amount") ?? ""));
    if (asked === null) return setTold("Write a sum in pounds, from 0 to 1,000,000,000, as 100,000.");
    setTold("");
    replace({ spend: asked === USUAL_PENCE ? null : String(asked / 100) });
  };
  return (
    <form className="tandem-map-choices" aria-label="Amount" onSubmit={submit}>
      <div>
        <label htmlFor={id}>Amount to spend in the year (£)</label>
        <input
          key={pence}
          id={id}
          name="amount"
          className="nhsuk-input"
          inputMode="decimal"
          defaultValue={(pence / 100).toLocaleString("en-GB")}
        />
      </div>
      <button type="submit" className="tandem-action">
        Work it out
      </button>
      <p role="status">{told}</p>
    </form>
  );
}

function InWords({ rows }: { rows: readonly SpendingRow[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, FIRST_WORDS);
  return (
    <>
      <ul>
        {shown.map((row) => (
          <li key={row.serviceLine.code}>
            <Explained text={spendingSentence(row)} />
          </li>
        ))}
      </ul>
      {shown.length === rows.length ? null : (
        <p className="tandem-more">
          <button type="button" className="tandem-action" onClick={() => setIsWhole(true)}>
            Say it for all {rows.length} lines
          </button>
        </p>
      )}
    </>
  );
}

type Spending = SpendingQuery["partnership"]["spending"];

/** The answer, drawn once: while the next one is on its way, a change of the address draws none of it again. */
const Bought = memo(({ spending, pence }: { spending: Spending; pence: number }) => {
  const rows = useMemo(() => spendingRows(spending.lines), [spending.lines]);
  return (
    <>
      <p className="tandem-finding">{spendingFinding(pence, spending.lines)}</p>
      <p className="tandem-finding">
        Lines are never compared: an assessment, a place and a contact are not the same thing. Prices are today's spend
        over today's capacity; a new post may cost more or less.
      </p>
      <InWords rows={rows} />
      <DataTable
        caption={`What ${formatPence(pence)} would buy, line by line`}
        columns={COLUMNS}
        rows={rows}
        keyOf={({ serviceLine }) => serviceLine.code}
        parameter="spendsort"
      />
      {spending.warnings.map(({ code, message }) => (
        <p key={code} className="tandem-source">
          Bear in mind: {message}
        </p>
      ))}
    </>
  );
});

/** Where would the next pound help: what an amount buys on each line, where, and from where on more would not help. */
export function SpendingCard() {
  const { get } = useAddress();
  const { partnership, period, basis, filter } = useGapVariables();
  const pence = readAmount(get("spend") ?? "") ?? USUAL_PENCE;
  const [line = null] = filter.serviceLines ?? [];
  const asked = useMemo(
    () => ({
      partnership,
      period: yearPeriod(period.code),
      basis,
      pence,
      serviceLines: line === null ? null : [line],
    }),
    [partnership, period.code, basis, pence, line],
  );
  // Asked once the page's own question is on its way and the change of a filter is seen.
  const answer = useAnswer(SpendingDocument, usePainted(asked));
  const title = "Where would the next £ help?";
  const lines = answer.data?.partnership.spending.lines ?? [];
  const isIllustrative = weakest(lines.map(({ unmet }) => unmet.provenance)) === "ILLUSTRATIVE";
  return (
    <section className={`tandem-card${isIllustrative ? " tandem-card--illustrative" : ""}`} aria-label={title}>
      <h2 className="nhsuk-heading-s">{title}</h2>
      <Amount pence={pence} />
      <Answered answer={answer}>
        {({ partnership: { spending } }) => <Bought spending={spending} pence={answer.variables?.pence ?? pence} />}
      </Answered>
    </section>
  );
}

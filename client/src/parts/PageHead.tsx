import { type RefObject, useRef } from "react";
import { useAddress } from "../app/address.ts";
import { useFrame, useYear } from "../app/frame.ts";
import { lastDayOf } from "../words/period.ts";
import { dateText } from "../words/text.ts";
import { Badge } from "./Badge.tsx";
import { chosenFilters, type Filter } from "./filters.ts";
import { Explained } from "./Term.tsx";

/** Where the focus goes when a chip is taken away: to its neighbour, else to the page's question. */
function leaveChip(chip: HTMLElement, question: HTMLElement | null): void {
  const item = chip.closest("li");
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  (neighbour?.querySelector("button") ?? question)?.focus({ preventScroll: true });
}

function Chips({ filters, question }: { filters: readonly Filter[]; question: RefObject<HTMLElement | null> }) {
  const { get, set } = useAddress();
  const chosen = chosenFilters(filters, get);
  if (chosen.length === 0) return null;
  return (
    <ul className="tandem-chips" aria-label="Chosen filters">
      {chosen.map(({ filter, choice }) => (
        <li key={filter.parameter}>
          <button
            type="button"
            onClick={(event) => {
              leaveChip(event.currentTarget, question.current);
              set({ [filter.parameter]: null, open: null, after: null });
            }}
            aria-label={`Remove ${filter.label}: ${choice.label}`}
          >
            {filter.label}: {choice.label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The page's question, what it is asked of, and how fresh and how real the figures are. */
export function PageHead({
  question,
  scope,
  filters,
  provenance,
  ofYear,
  ofPeriod,
}: {
  question: string;
  /** What the figures cover beside partnership and year. */
  scope: string;
  filters: readonly Filter[];
  provenance: string | null;
  /** Financial year, where it is not the one that other pages share. */
  ofYear?: string;
  /** Period in words and what its figures run to, where it is no financial year. */
  ofPeriod?: { readonly name: string; readonly until: string };
}) {
  const frame = useFrame();
  const heading = useRef<HTMLHeadingElement>(null);
  const shared = useYear();
  const year = ofYear ?? shared.year;
  const loaded = frame.loads.edges
    .map(({ node }) => node.finishedAt)
    .sort()
    .at(-1);
  return (
    <div className="tandem-head">
      <div className="tandem-head__question">
        <h1 className="nhsuk-heading-l" tabIndex={-1} ref={heading}>
          {question}
        </h1>
        <p>
          <Explained text={`${frame.name} · ${ofPeriod?.name ?? `financial year ${year}`} · ${scope}`} />
        </p>
        <Chips filters={filters} question={heading} />
      </div>
      <div className="tandem-head__data">
        <p className="tandem-head__badge">
          <Badge provenance={provenance} />
        </p>
        <p>Figures to {ofPeriod?.until ?? dateText(lastDayOf(year, frame.today))}</p>
        <p>
          Data version {frame.dataVersion}
          {loaded === undefined ? "" : `, loaded ${dateText(loaded)}`}
        </p>
      </div>
    </div>
  );
}

import { useId } from "react";
import { useAddress } from "../app/address.ts";
import { useIsNarrow } from "../app/narrow.ts";
import { chosenFilters, type Filter } from "./filters.ts";

/** Longest first choice, in characters, that a field of the usual width shows whole. */
const USUAL_LENGTH = 14;

function Field({ filter }: { filter: Filter }) {
  const { get, set } = useAddress();
  const id = useId();
  const { parameter, label, choices } = filter;
  const chosen = choices.find(({ value }) => value === get(parameter)) ?? choices[0];
  const isWide = (choices[0]?.label.length ?? 0) > USUAL_LENGTH;
  return (
    <div className={isWide ? "is-wide" : undefined}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="nhsuk-select"
        value={chosen?.value ?? ""}
        onChange={(event) => {
          const { value } = event.target;
          set({ [parameter]: value === choices[0]?.value ? null : value, open: null, after: null });
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
            {choice.count === undefined ? "" : ` (${choice.count})`}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Filters that apply at once and live in the address, with how many rows they leave; folded up on a phone. */
export function FilterBar({ filters, left }: { filters: readonly Filter[]; left: string }) {
  const isNarrow = useIsNarrow();
  const { get } = useAddress();
  const count = chosenFilters(filters, get).length;
  const fields = (
    <div className="tandem-filters__fields">
      {filters.map((filter) => (
        <Field key={filter.parameter} filter={filter} />
      ))}
    </div>
  );
  return (
    <search className="tandem-filters" aria-label="Filters">
      {isNarrow ? (
        <details>
          <summary>Filters{count === 0 ? "" : ` (${count} chosen)`}</summary>
          {fields}
        </details>
      ) : (
        fields
      )}
      <p role="status" className="tandem-filters__left">
        {left}
      </p>
    </search>
  );
}

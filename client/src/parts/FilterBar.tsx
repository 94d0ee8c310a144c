import { useAddress } from "../app/address.ts";

/** One filter: its parameter in the address, its name and its choices; the first choice is the default. */
export interface Filter {
  readonly parameter: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function Chips({ filters }: { filters: readonly Filter[] }) {
  const { get, set } = useAddress();
  const chosen = filters.flatMap((filter) => {
    const choice = filter.choices.find(({ value }) => value !== "" && value === get(filter.parameter));
    return choice === undefined || choice === filter.choices[0] ? [] : [{ filter, choice }];
  });
  if (chosen.length === 0) return null;
  return (
    <ul className="tandem-chips" aria-label="Chosen filters">
      {chosen.map(({ filter, choice }) => (
        <li key={filter.parameter}>
          <button
            type="button"
            onClick={() => set({ [filter.parameter]: null })}
            aria-label={`Remove ${filter.label}: ${choice.label}`}
          >
            {filter.label}: {choice.label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Filters that apply at once and live in the address, with how many rows they leave. */
export function FilterBar({ filters, left }: { filters: readonly Filter[]; left: string }) {
  const { get, set } = useAddress();
  const isWide = typeof window !== "undefined" && window.matchMedia("(min-width: 641px)").matches;
  return (
    <div className="tandem-filters">
      <details open={isWide}>
        <summary>Filters</summary>
        <div className="tandem-filters__fields">
          {filters.map(({ parameter, label, choices }) => (
            <div key={parameter}>
              <label htmlFor={`filter-${parameter}`}>{label}</label>
              <select
                id={`filter-${parameter}`}
                className="nhsuk-select"
                value={get(parameter) ?? choices[0]?.value ?? ""}
                onChange={(event) => set({ [parameter]: event.target.value, open: null })}
              >
                {choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
      </details>
      <Chips filters={filters} />
      <p role="status" className="nhsuk-hint nhsuk-u-margin-bottom-0 nhsuk-u-margin-top-2">
        {left}
      </p>
    </div>
  );
}

/** One choice of a filter. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  /** Rows it would leave, where that is counted. */
  readonly count?: number;
}

/** One filter: its parameter in the address, its name and its choices; the first choice is the default. */
export interface Filter {
  readonly parameter: string;
  readonly label: string;
  readonly choices: readonly FilterChoice[];
}

/** The choice that leaves a filter open. */
export const ALL: FilterChoice = { value: "", label: "All" };

/** A filter over things with code and name. */
export function namedFilter(
  parameter: string,
  label: string,
  things: readonly { readonly code: string; readonly name: string }[],
): Filter {
  return { parameter, label, choices: [ALL, ...things.map(({ code, name }) => ({ value: code, label: name }))] };
}

/** The filter over financial years, newest first. */
export function yearFilter(years: readonly string[]): Filter {
  return { parameter: "year", label: "Year", choices: years.map((year) => ({ value: year, label: year })) };
}

/** Filters that are not at their default, with what is chosen. */
export function chosenFilters(
  filters: readonly Filter[],
  get: (parameter: string) => string | null,
): readonly { readonly filter: Filter; readonly choice: FilterChoice }[] {
  return filters.flatMap((filter) => {
    const choice = filter.choices.find(({ value }) => value !== "" && value === get(filter.parameter));
    return choice === undefined || choice === filter.choices[0] ? [] : [{ filter, choice }];
  });
}

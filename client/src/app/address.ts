import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/** Changes of the address; null removes a parameter. */
export type AddressChanges = Readonly<Record<string, string | null>>;

function changed(current: URLSearchParams, changes: AddressChanges): URLSearchParams {
  const next = new URLSearchParams(current);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(key);
    else next.set(key, value);
  }
  return next;
}

/** Reads and writes the page's filters, open panel and views, which live in its address. */
export function useAddress() {
  const [parameters, setParameters] = useSearchParams();
  const write = useCallback(
    (changes: AddressChanges, isReplacing: boolean) =>
      setParameters((current) => changed(current, changes), { preventScrollReset: true, replace: isReplacing }),
    [setParameters],
  );
  return useMemo(
    () => ({
      get: (key: string) => parameters.get(key),
      /** A change to go back from. */
      set: (changes: AddressChanges) => write(changes, false),
      /** A change that leaves no step behind. */
      replace: (changes: AddressChanges) => write(changes, true),
      /** The address with changes, for a link. */
      to: (changes: AddressChanges) => `?${changed(parameters, changes)}`,
    }),
    [parameters, write],
  );
}

import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Reads and writes the page's filters, which live in its address. */
export function useAddress() {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (changes: Readonly<Record<string, string | null>>) => {
      setParameters((current) => {
        const next = new URLSearchParams(current);
        for (const [key, value] of Object.entries(changes)) {
          if (value === null || value === "") next.delete(key);
          else next.set(key, value);
        }
        return next;
      });
    },
    [setParameters],
  );
  return { get: (key: string) => parameters.get(key), set };
}

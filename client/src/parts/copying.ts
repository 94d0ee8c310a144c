import { useState } from "react";

/** Copies a text and says whether that worked. */
export function useCopying(): { readonly told: string; readonly copy: (text: string, what: string) => void } {
  const [told, setTold] = useState("");
  const copy = (text: string, what: string) => {
    navigator.clipboard.writeText(text).then(
      () => setTold(`${what} copied.`),
      () => setTold(`${what} could not be copied: the browser does not allow it.`),
    );
  };
  return { told, copy };
}

import { type ReactNode, useDeferredValue } from "react";

/** What may be drawn after the first picture: a new answer shows there first, and here as soon as the screen is free. */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(children);
}

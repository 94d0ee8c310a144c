import type { ViewerQuery } from "@tandem/schema/operations";
import { createContext, useContext } from "react";

/** Who asks, and their part in the partnership. */
export type Viewer = ViewerQuery["viewer"];

/** The asker around every page; null while that is not known. */
export const ViewerContext = createContext<Viewer | null>(null);

/** Who asks. */
export function useViewer(): Viewer | null {
  return useContext(ViewerContext);
}

/** Whether a rule of "who sees what" lets the asker through. */
export function isLetThrough(viewer: Viewer | null, rule: string): boolean {
  return viewer?.membership?.rules.includes(rule) ?? false;
}

/** How a page or file that holds small counts is marked; null where it holds none. */
export function smallCountsMark(viewer: Viewer | null): string | null {
  if (viewer?.membership?.reading !== "UNSUPPRESSED") return null;
  return `Contains small counts of children, read for: ${viewer.membership.purpose ?? "no stated purpose"}. Do not pass on.`;
}

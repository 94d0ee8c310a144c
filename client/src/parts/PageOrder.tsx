import type { ReactNode } from "react";
import { useIsNarrow } from "../app/narrow.ts";

/** The picture, then the list; on a phone the list comes before the picture. */
export function PageOrder({ picture, list }: { picture: ReactNode; list: ReactNode }) {
  return useIsNarrow() ? (
    <>
      {list}
      {picture}
    </>
  ) : (
    <>
      {picture}
      {list}
    </>
  );
}

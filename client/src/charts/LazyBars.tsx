import { lazy } from "react";

/** The bars, whose library is fetched after text and table are there. */
export const LazyBars = lazy(async () => ({ default: (await import("./Bars.tsx")).Bars }));

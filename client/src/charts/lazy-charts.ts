import { lazy } from "react";

/** The pictures, whose library is fetched after text and table are there. */
export const StackedBars = lazy(async () => ({ default: (await import("./StackedBars.tsx")).StackedBars }));
export const BulletBars = lazy(async () => ({ default: (await import("./BulletBars.tsx")).BulletBars }));
export const StepBars = lazy(async () => ({ default: (await import("./StepBars.tsx")).StepBars }));
export const FlowPicture = lazy(async () => ({ default: (await import("./FlowPicture.tsx")).FlowPicture }));
export const TrendLine = lazy(async () => ({ default: (await import("./TrendLine.tsx")).TrendLine }));
export const AreaMap = lazy(async () => ({ default: (await import("./AreaMap.tsx")).AreaMap }));

import { lazy } from "react";

/** The pictures, whose library is fetched after text and table are there. */
export const StackedBars = lazy(async () => ({ default: (await import("./StackedBars.tsx")).StackedBars }));
export const BulletBars = lazy(async () => ({ default: (await import("./BulletBars.tsx")).BulletBars }));
export const StepBars = lazy(async () => ({ default: (await import("./StepBars.tsx")).StepBars }));
export const FlowPicture = lazy(async () => ({ default: (await import("./FlowPicture.tsx")).FlowPicture }));
export const DotPairs = lazy(async () => ({ default: (await import("./DotPairs.tsx")).DotPairs }));
export const TrendLine = lazy(async () => ({ default: (await import("./TrendLine.tsx")).TrendLine }));
export const CapacityLines = lazy(async () => ({ default: (await import("./CapacityLines.tsx")).CapacityLines }));
export const FunnelPlot = lazy(async () => ({ default: (await import("./FunnelPlot.tsx")).FunnelPlot }));
export const TrendLines = lazy(async () => ({ default: (await import("./TrendLines.tsx")).TrendLines }));
export const AreaMap = lazy(async () => ({ default: (await import("./AreaMap.tsx")).AreaMap }));
export const Bullets = lazy(async () => ({ default: (await import("./Bullets.tsx")).Bullets }));
export const ControlChart = lazy(async () => ({ default: (await import("./ControlChart.tsx")).ControlChart }));

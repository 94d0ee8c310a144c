import type { Forecast } from "./forecast.ts";
import { requireFinite, requireWhole } from "./require.ts";

/** How far a way of forecasting was off, asked again and again as if the future were not known. */
export interface RollingOriginError {
  /** Mean absolute error of all forecasts, in the unit of the values. */
  readonly meanAbsoluteError: number;
  /** The same over the error of repeating the last season within the series (Hyndman and Koehler 2006); null where that never erred. */
  readonly scaledError: number | null;
  /** Forecasts compared. */
  readonly count: number;
}

/**
 * Error of forecasts from every origin that leaves at least `minimum` values before it, each up to `horizon` steps ahead
 * (Tashman 2000). `period` is the season of the naive scale, 1 for none.
 */
export function rollingOriginError(
  values: readonly number[],
  forecaster: (past: readonly number[], horizon: number) => readonly Pick<Forecast, "point">[],
  { minimum, horizon, period = 1 }: { readonly minimum: number; readonly horizon: number; readonly period?: number },
): RollingOriginError {
  requireFinite("values", values);
  requireWhole("minimum", minimum, 1);
  requireWhole("horizon", horizon, 1);
  requireWhole("period", period, 1);
  if (values.length <= minimum) throw new RangeError("values must be more than minimum");
  const errors: number[] = [];
  for (let origin = minimum; origin < values.length; origin += 1) {
    const steps = Math.min(horizon, values.length - origin);
    forecaster(values.slice(0, origin), steps).forEach(({ point }, index) => {
      if (index < steps) errors.push(Math.abs(point - (values[origin + index] ?? Number.NaN)));
    });
  }
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const naive = values.slice(period).map((value, index) => Math.abs(value - (values[index] ?? 0)));
  const scale = naive.length > 0 ? mean(naive) : 0;
  const meanAbsoluteError = mean(errors);
  return { meanAbsoluteError, scaledError: scale === 0 ? null : meanAbsoluteError / scale, count: errors.length };
}

import { formatShare, type ShownFigure } from "../../words/figure.ts";

/** What the overview needs of a queue. */
export interface WaitLine {
  readonly service: { readonly code: string; readonly name: string };
  readonly serviceLine: { readonly name: string };
  readonly targetWeeks: number;
  readonly queue: ShownFigure;
  readonly withinTarget: ShownFigure;
  readonly pressure: ShownFigure;
}

/** Queues furthest from their standard, by the pressure on them. */
export function worstWaits<Row extends WaitLine>(rows: readonly Row[]): readonly Row[] {
  return rows
    .filter(({ pressure }) => (pressure.value ?? 0) > 1)
    .sort((a, b) => (b.pressure.value ?? 0) - (a.pressure.value ?? 0) || (a.service.code < b.service.code ? -1 : 1));
}

/** A queue in one sentence. */
export function waitSentence({ service, queue, targetWeeks, withinTarget }: WaitLine): string {
  return `${service.name}: ${queue.value ?? "an unknown number of"} children wait, ${formatShare(withinTarget)} of them within ${targetWeeks} weeks.`;
}

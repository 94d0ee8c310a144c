import type { AnnotationsQuery } from "@tandem/schema/operations";
import { annotationLetter } from "../../charts/control-row.ts";
import { dateText } from "../../words/text.ts";

/** An event on a day. */
export type AnnotationRow = AnnotationsQuery["partnership"]["annotations"][number];

/** What a series is about: a service, a whole line, a measure, or else the partnership. */
export interface AnnotationSubject {
  readonly service?: string;
  readonly serviceLine?: string;
  readonly measure?: string;
}

/** What a chart marks in one month; the events of a month stand together. */
export interface AnnotationMark {
  /** As 2025-10. */
  readonly month: string;
  readonly text: string;
}

type Event = Pick<AnnotationRow, "on" | "text">;

/** What a chart marks, oldest month first. */
export function annotationMarks(rows: readonly Event[]): readonly AnnotationMark[] {
  const months = Map.groupBy(rows, ({ on }) => on.slice(0, 7));
  return [...months]
    .map(([month, events]) => ({ month, text: events.map(({ text }) => text).join(" ") }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** The marks of the months that a chart shows. */
export function marksWithin(marks: readonly AnnotationMark[], months: readonly string[]): readonly AnnotationMark[] {
  return marks.filter(({ month }) => months.includes(month));
}

/** What is marked in a month, for its row of the table; a dash where nothing is. */
export function markText(marks: readonly AnnotationMark[], month: string): string {
  return marks.find((mark) => mark.month === month)?.text ?? "–";
}

/** What an event is about, in words. */
function aboutText({ service, serviceLine, measure }: Pick<AnnotationRow, "service" | "serviceLine" | "measure">) {
  if (service) return "this service";
  if (serviceLine) return `all of ${serviceLine.name}`;
  return measure ? "this measure" : "the whole partnership";
}

/** An event in one line, led by the letter its line has in the picture where it is drawn. */
export function eventText(row: AnnotationRow, drawn: readonly AnnotationMark[]): string {
  const place = drawn.findIndex(({ month }) => month === row.on.slice(0, 7));
  const line = place < 0 ? "" : `${annotationLetter(place)}, `;
  return `${line}${dateText(row.on)}: ${row.text} This is about ${aboutText(row)}.`;
}

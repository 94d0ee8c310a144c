import type { AnnotationsQuery } from "@tandem/schema/operations";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { type Annotation, annotationLetter } from "../../charts/control-row.ts";
import { periodOfDay } from "../../words/published-period.ts";
import { dateText } from "../../words/text.ts";

/** An event on a day. */
export type AnnotationRow = AnnotationsQuery["partnership"]["annotations"][number];

/** What a series is about: a service, a whole line, a measure, or else the partnership. */
export interface AnnotationSubject {
  readonly service?: string;
  readonly serviceLine?: string;
  readonly measure?: string;
}

/** What a chart marks in one period; the events of a period stand together. */
export interface AnnotationMark extends Annotation {
  /** Codes of the events. */
  readonly codes: readonly string[];
}

type Event = Pick<AnnotationRow, "code" | "on" | "text" | "provenance">;

/** What happened, and whether it is made up. */
const saidOf = ({ text, provenance }: Event) => (provenance === "ILLUSTRATIVE" ? `${text} (illustrative)` : text);

/** What a chart of some periods marks, the oldest first; events outside of them are left out. */
export function annotationMarks(rows: readonly Event[], periods: readonly string[]): readonly AnnotationMark[] {
  const held = Map.groupBy(rows, ({ on }) => periodOfDay(on, periods));
  return periods.flatMap((period) => {
    const events = held.get(period) ?? [];
    return events.length === 0
      ? []
      : [{ period, text: events.map(saidOf).join(" "), codes: events.map(({ code }) => code) }];
  });
}

/** A chart's table with a column of what happened, where anything is marked. */
export function withEvents(twin: Twin, periods: readonly string[], marks: readonly AnnotationMark[]): Twin {
  if (marks.length === 0) return twin;
  const column = "What happened";
  return {
    columns: [...twin.columns, column],
    rows: twin.rows.map((row, index) => [...row, marks.find(({ period }) => period === periods[index])?.text ?? "–"]),
    inWords: [...(twin.inWords ?? []), column],
  };
}

/** What an event is about, in words. */
function aboutText({ service, serviceLine, measure }: Pick<AnnotationRow, "service" | "serviceLine" | "measure">) {
  if (service) return "this service";
  if (serviceLine) return `all of ${serviceLine.name}`;
  return measure ? "this measure" : "the whole partnership";
}

/** An event in one line, led by the letter its line has in the picture where it is drawn. */
export function eventText(row: AnnotationRow, drawn: readonly AnnotationMark[]): string {
  const place = drawn.findIndex(({ codes }) => codes.includes(row.code));
  const line = place < 0 ? "" : `${annotationLetter(place)}, `;
  return `${line}${dateText(row.on)}: ${saidOf(row)} This is about ${aboutText(row)}.`;
}

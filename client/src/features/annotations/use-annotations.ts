import { AnnotationsDocument } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import {
  type AnnotationMark,
  type AnnotationRow,
  type AnnotationSubject,
  annotationMarks,
} from "./annotation-series.ts";

/** Events that may explain a turn in a series, as a list and as what its chart marks. */
export interface Annotations {
  readonly rows: readonly AnnotationRow[];
  readonly marks: readonly AnnotationMark[];
  /** Asks again, after a change. */
  readonly retry: () => void;
}

/** The events of a subject, drawn at the periods of its series; none while they are on their way. */
export function useAnnotations(subject: AnnotationSubject, periods: readonly string[]): Annotations {
  const { data, retry } = useAnswer(AnnotationsDocument, { partnership: PARTNERSHIP, subject });
  const rows = data?.partnership.annotations ?? [];
  return { rows, marks: annotationMarks(rows, periods), retry };
}

import type { Snapshot } from "./snapshot.ts";

/** What an event is about; of the whole partnership where all are null. */
interface About {
  readonly serviceCode: string | null;
  readonly serviceLineCode: string | null;
  readonly measureCode: string | null;
}

/** What a series is about. */
interface Subject {
  readonly service?: string | null;
  readonly serviceLine?: string | null;
  readonly measure?: string | null;
}

/**
 * Events that may explain a turn in a series: those of the thing itself, of the line a service works on, and of the whole
 * partnership; all of them where the series is of nothing in particular.
 */
export function findAnnotationsOf<Row extends About>(
  rows: readonly Row[],
  subject: Subject | null,
  { services }: Pick<Snapshot, "services">,
): readonly Row[] {
  if (subject === null || Object.values(subject).every((code) => !code)) return rows;
  const service = services.find(({ code }) => code === subject.service);
  const shared = service?.lineShares.map(({ lineCode }) => lineCode) ?? [];
  const lines = new Set([subject.serviceLine, service?.lineCode, ...shared]);
  return rows.filter(({ serviceCode, serviceLineCode, measureCode }) => {
    if (serviceCode !== null) return serviceCode === subject.service;
    if (serviceLineCode !== null) return lines.has(serviceLineCode);
    return measureCode === null || measureCode === subject.measure;
  });
}

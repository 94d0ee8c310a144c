import { expect } from "vitest";
import type { TestApp } from "../app.ts";

export interface Coded {
  readonly code: string;
}

export interface Figure {
  readonly value: number | null;
  readonly state: string;
  readonly unit: string;
}

export interface Row {
  readonly period: string;
  readonly serviceLine: Coded & { readonly unitOfCare: string };
  readonly service: Coded | null;
  readonly provider: Coded | null;
  readonly layer: Coded | null;
  readonly commissioners: Coded | null;
  readonly services: number;
  readonly activity: Figure;
  readonly capacity: Figure;
  readonly utilisation: Figure;
  readonly compared: {
    readonly period: string;
    readonly activity: Figure;
    readonly utilisation: Figure;
    readonly change: Figure;
  } | null;
}

interface Table {
  readonly rowCount: number;
  readonly complete: boolean;
  readonly warnings: readonly Coded[];
  readonly rows: readonly Row[];
  readonly totals: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

export const FIGURE = "{ value state unit }";
const FIELDS = `period serviceLine { code unitOfCare } service { code } provider { code } layer { code } commissioners { code } services
  activity ${FIGURE} capacity ${FIGURE} utilisation ${FIGURE}`;
export const QUERY = `query Activity($from: Month!, $to: Month!, $grain: TimeGrain!, $by: [ActivityDimension!]!, $filter: ActivityFilter,
    $first: Int!, $after: String, $orderBy: [ActivityOrderInput!], $compareFrom: Month) {
  partnership(code: "walsall") { activity(from: $from, to: $to, grain: $grain, by: $by, filter: $filter, first: $first, after: $after,
      orderBy: $orderBy, compareFrom: $compareFrom) {
    rowCount complete warnings { code } pageInfo { hasNextPage endCursor }
    rows { ${FIELDS} compared { period activity ${FIGURE} utilisation ${FIGURE} change ${FIGURE} } } totals { ${FIELDS} } } } }`;

export const YEAR = { from: "2025-04", to: "2026-03", grain: "FINANCIAL_YEAR", by: ["SERVICE"], first: 1_000 };

/** All rows of a question, page by page, with the totals. */
export async function readActivity(app: TestApp, question: object, role = "COMMISSIONER"): Promise<Table> {
  const rows: Row[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors } = await app.ask(
      QUERY,
      { ...YEAR, ...question, after },
      { cookie: `tandem_evaluation_role=${role}` },
    );
    expect(errors).toBeUndefined();
    const { activity } = (data as unknown as { partnership: { activity: Table } }).partnership;
    rows.push(...activity.rows);
    if (!activity.pageInfo.hasNextPage) return { ...activity, rows };
    after = activity.pageInfo.endCursor;
  }
}

import type { Money } from "../analytics/figure.ts";
import type { SheetCell, WrittenSheet } from "./workbook/sheet.ts";

const SECTION_WORDS = {
  INCOME: "Income",
  EXPENDITURE: "Expenditure",
  POSITION: "Position",
  SHARES: "Who bears the variance",
} as const;

const STATUS_WORDS = { DRAFT: "Draft", SUBMITTED: "Out for signature", SIGNED: "Signed by all parties" } as const;

const money = ({ pence, state }: Money): SheetCell =>
  pence === null ? (state === "NOT_APPLICABLE" ? null : "not submitted") : { pence };

interface Named {
  readonly name: string;
}

/** One edition of a quarter's return, as it is taken away. */
export interface ReturnToWrite {
  readonly arrangement: string;
  /** As 2025-26-Q1. */
  readonly quarter: string;
  readonly edition: number;
  readonly status: keyof typeof STATUS_WORDS;
  readonly preparedBy: string | null;
  readonly commentary: string | null;
  readonly reason: string | null;
  readonly figuresVersion: number | null;
  readonly contentHash: string | null;
  readonly lines: readonly {
    readonly section: keyof typeof SECTION_WORDS;
    readonly code: string;
    readonly label: string;
    readonly planned: Money;
    readonly quarter: Money;
    readonly toDate: Money;
    readonly forecast: Money;
  }[];
  readonly statements: readonly {
    readonly condition: string;
    readonly isMet: boolean | null;
    readonly comment: string | null;
  }[];
  readonly signatures: readonly {
    readonly organisation: Named;
    readonly role: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly unsigned: readonly Named[];
  readonly comments: readonly {
    readonly organisation: Named | null;
    readonly by: string;
    readonly at: string;
    readonly comment: string;
  }[];
}

/** What the file is, so that it can be read apart from Tandem. */
export interface ReturnAbout {
  readonly partnership: string;
  readonly pool: string;
  readonly provenance: string;
}

function aboutSheet(row: ReturnToWrite, { partnership, pool, provenance }: ReturnAbout): WrittenSheet {
  const facts: readonly (readonly [string, string])[] = [
    ["Partnership", partnership],
    ["Pool", `${pool} (${row.arrangement})`],
    ["Quarter", row.quarter],
    ["Edition", String(row.edition)],
    ["Standing", STATUS_WORDS[row.status]],
    ["Prepared by", row.preparedBy ?? "not recorded"],
    ["Commentary", row.commentary ?? ""],
    ["Why it was changed after signing", row.reason ?? ""],
    [
      "Figures of data version",
      row.figuresVersion === null ? "as they stood when this was taken" : String(row.figuresVersion),
    ],
    ["SHA-256 of what is signed", row.contentHash ?? "none yet"],
    [
      "Where the data come from",
      provenance === "ILLUSTRATIVE" ? "Illustrative data: never quote them" : "The partners' own return",
    ],
    ["Amounts", "In pounds, to the penny"],
  ];
  return { name: "About", rows: [["Field", "Value"], ...facts] };
}

/** A return as sheets: what it is, income and expenditure, conditions, signatures and comments. */
export function returnSheets(row: ReturnToWrite, about: ReturnAbout): readonly WrittenSheet[] {
  const lines = row.lines.map(({ section, code, label, planned, quarter, toDate, forecast }): SheetCell[] => [
    SECTION_WORDS[section],
    label,
    code,
    money(planned),
    money(quarter),
    money(toDate),
    money(forecast),
  ]);
  const met = (isMet: boolean | null) => (isMet === null ? "not stated" : isMet ? "yes" : "no");
  return [
    aboutSheet(row, about),
    {
      name: "Income and expenditure",
      rows: [
        ["Section", "Line", "Code", "Planned for the year", "Quarter", "From April on", "Expected for the year"],
        ...lines,
      ],
    },
    {
      name: "Conditions",
      rows: [
        ["Condition", "Met", "Comment"],
        ...row.statements.map(({ condition, isMet, comment }) => [condition, met(isMet), comment]),
      ],
    },
    {
      name: "Signatures and comments",
      rows: [
        ["What", "For", "By", "When", "Comment"],
        ...row.signatures.map(({ organisation, role, by, at }) => [
          "Signature",
          organisation.name,
          `${by}, ${role}`,
          at,
          null,
        ]),
        ...row.unsigned.map(({ name }) => ["Not signed yet", name, null, null, null]),
        ...row.comments.map(({ organisation, by, at, comment }) => [
          "Comment",
          organisation?.name ?? null,
          by,
          at,
          comment,
        ]),
      ],
    },
  ];
}

const CSV_COLUMNS = [
  "quarter",
  "edition",
  "section",
  "code",
  "line",
  "planned_pence",
  "quarter_pence",
  "to_date_pence",
  "forecast_pence",
] as const;

/** A return's lines as rows of a CSV file, in whole pence. */
export function returnRows(row: ReturnToWrite) {
  return {
    columns: CSV_COLUMNS,
    rows: row.lines.map(({ section, code, label, planned, quarter, toDate, forecast }) => ({
      quarter: row.quarter,
      edition: row.edition,
      section,
      code,
      line: label,
      planned_pence: planned.pence,
      quarter_pence: quarter.pence,
      to_date_pence: toDate.pence,
      forecast_pence: forecast.pence,
    })),
  };
}

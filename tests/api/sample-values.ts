/** Texts that mean something to a database, a shell, a page, a log or a parser. */
export const HOSTILE_TEXTS: readonly string[] = [
  "",
  " ",
  "'; drop table load; --",
  "' or '1'='1",
  "1) union all values (1) --",
  "$(touch /x)",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "__proto__",
  "constructor",
  "\0",
  "a\0b",
  "\ud800",
  "\u202efdp.exe",
  "line\nfault 0: forged",
  "%",
  "_",
  "\\",
  '"',
  "{}",
  "[]",
  "null",
  "NaN",
  "9".repeat(40),
  "-1",
  "1e309",
  "x".repeat(5_000),
  "Ⅷ",
  "ß".normalize("NFD"),
  "👩‍👩‍👧‍👦",
];

/** Codes of the seeded partnership, by the name of the argument or field that takes them. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  code: [...Array(9).fill("walsall"), "sandwell"],
  partnership: [...Array(9).fill("walsall"), "sandwell"],
  serviceLines: ["SLT", "CAMHS", "OT"],
  serviceLine: ["SLT", "CAMHS"],
  service: ["SLT-1N", "SLT-1E"],
  services: ["SLT-1N", "SLT-1E"],
  areas: ["E08000030", "E05001304"],
  needs: ["SLCN", "ASD", "SEMH"],
  ageBands: ["0-4", "5-10"],
  layers: ["UNIVERSAL", "TARGETED"],
  functions: ["ASSESS", "TREAT"],
  arrangement: ["S75-CYP", "S256-NDA"],
  measures: ["ap-placements-council-funded"],
  quarter: ["2025-26-Q2", "2025-26-Q1"],
  month: ["2026-03", "2025-12"],
  from: ["2025-04"],
  to: ["2026-03"],
  year: ["2025"],
};

/** Sizes of pages: good ones, and others. */
const PAGES = [1, 2, 3, 5, 5, 20, 20, 1_000, 1_001, 0];

/** Data versions: the current one of the seeds, an earlier one, and one that is none. */
const VERSIONS = [43, 43, 43, 43, 43, 43, 43, 40, 99];

/** Values of scalars that the API takes. */
const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 1, 2, 5, 20, 1_000, 1_001, -1],
  Pence: [0, 1, 100_000, 10_000_000_00, -1],
  Float: [0, 0.5, 1, 2, 1e9],
  Date: ["2026-03-31", "2025-02-29", "2025-04-01"],
  DateTime: ["2026-03-31T09:30:00.000Z"],
  FinancialYear: ["2025-26", "2024-25", "2026-27"],
  Month: ["2026-03", "2025-12"],
};

/** Input objects that the API takes as they are. */
const OBJECTS: Readonly<Record<string, readonly object[]>> = {
  PeriodInput: [
    { type: "FINANCIAL_YEAR", code: "2025-26" },
    { type: "QUARTER", code: "2025-26-Q2" },
    { type: "MONTH", code: "2026-03" },
    { type: "ACADEMIC_YEAR", code: "2024/25" },
  ],
};

/** Values worth trying for an argument or field of a type; none where nothing is known of it. */
export function findSamples(name: string, type: string): readonly unknown[] {
  if (name === "first") return PAGES;
  if (name === "asOf" || name === "since") return VERSIONS;
  return OBJECTS[type] ?? SCALARS[type] ?? CODES[name] ?? [];
}

import { type ProblemList, warningAt } from "../../persistence/stores/problem.ts";

/** An area that figures may be about. */
export interface KnownArea {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/** Names that publishers write otherwise than the list of areas. */
const bare = (name: string) =>
  name
    .toLowerCase()
    .replace(/\b(nhs|integrated care board|icb)\b/g, "")
    .replace(/[^a-z0-9]/g, "");

/** Areas by code and by name, and what was left out for want of one. */
export class AreaList {
  readonly #byCode: ReadonlyMap<string, KnownArea>;
  readonly #byName: ReadonlyMap<string, KnownArea>;
  readonly #leftOut = new Map<
    string,
    { rows: number; first: number; sheet: string | null; likely: KnownArea | null }
  >();

  constructor(areas: readonly KnownArea[]) {
    this.#byCode = new Map(areas.map((area) => [area.code, area]));
    this.#byName = new Map(areas.map((area) => [`${area.level}|${bare(area.name)}`, area]));
  }

  find(code: string): KnownArea | null {
    return this.#byCode.get(code) ?? null;
  }

  /** The area of a level with a name, whatever its case and signs. */
  named(level: string, name: string): KnownArea | null {
    return this.#byName.get(`${level}|${bare(name)}`) ?? null;
  }

  /** Counts a row that is about an area Tandem does not have. */
  leaveOut(
    place: { readonly sheet: string | null; readonly row: number },
    code: string,
    likely: KnownArea | null,
  ): void {
    const entry = this.#leftOut.get(code);
    if (entry !== undefined) entry.rows += 1;
    else this.#leftOut.set(code, { rows: 1, first: place.row, sheet: place.sheet, likely });
  }

  /** Says what was left out: each area that is probably a known one under another code, and the rest together. */
  report(problems: ProblemList): void {
    const entries = [...this.#leftOut];
    for (const [code, { rows, first, sheet, likely }] of entries) {
      if (likely === null) continue;
      problems.add(
        warningAt(
          { sheet, row: first, value: code },
          "UNKNOWN_AREA",
          `${code} is not a known area; ${rows} rows of it are left out.`,
          `Did you mean ${likely.code} (${likely.name})?`,
        ),
      );
    }
    const others = entries.filter(([, { likely }]) => likely === null);
    if (others.length === 0) return;
    const rows = others.reduce((sum, [, entry]) => sum + entry.rows, 0);
    const names = others.slice(0, 5).map(([code]) => code);
    problems.add(
      warningAt(
        { sheet: others[0]?.[1].sheet ?? null, row: others[0]?.[1].first ?? 1, value: names.join(", ") },
        "AREAS_LEFT_OUT",
        `${rows} rows are about ${others.length} areas Tandem does not compare with, as ${names.join(", ")}; they are left out.`,
        "Nothing is to be done, unless one of them should be compared with: then its area is to be loaded first.",
      ),
    );
  }
}

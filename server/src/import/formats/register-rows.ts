import type { OwnOrganisation } from "../../persistence/queries/own-organisations.query.ts";
import type { Place } from "../../persistence/stores/problem.ts";
import type { CellValue, StagedRow, TableRows } from "../../persistence/stores/staging.ts";
import type { Table } from "../../persistence/table.ts";
import { rowOf } from "./observations.ts";
import { codeOf, findOrganisation, organisationKindOf } from "./register-words.ts";

/** Tables of the register in the order in which their rows refer to each other. */
const TABLES = ["organisation", "service", "reach", "commission"] as const;

type RegisterTable = (typeof TABLES)[number];

/** Collects rows of the register; a code that comes again replaces the row before. */
export class RegisterRows {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #own: readonly OwnOrganisation[];
  readonly #rows = new Map<RegisterTable, Map<string, StagedRow>>();

  constructor(tables: ReadonlyMap<string, Table>, own: readonly OwnOrganisation[]) {
    this.#tables = tables;
    this.#own = own;
  }

  add(name: RegisterTable, key: string, place: Place, values: Readonly<Record<string, CellValue>>): void {
    const rows = this.#rows.get(name) ?? new Map<string, StagedRow>();
    this.#rows.set(name, rows.set(key, rowOf(this.#tables.get(name) as Table, place, values)));
  }

  /** The code of an organisation: the partnership's own where it has it, and else of a new row. */
  organisation(place: Place, name: string, identifiers: readonly string[]): string {
    const own = findOrganisation(this.#own, name, identifiers);
    if (own !== null) return own.code;
    const code = codeOf(identifiers[0] ?? name);
    const gss = identifiers.find((identifier) => /^[EWSN]\d{8}$/.test(identifier)) ?? null;
    const kind = gss?.startsWith("E0") === true ? "COUNCIL" : organisationKindOf(name);
    this.add("organisation", code, place, { code, name, kind, gss_code: gss });
    return code;
  }

  *take(): Generator<TableRows> {
    for (const name of TABLES) {
      const rows = this.#rows.get(name);
      if (rows !== undefined) yield { table: this.#tables.get(name) as Table, rows: [...rows.values()] };
    }
  }
}

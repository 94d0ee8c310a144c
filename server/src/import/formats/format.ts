import type { MeasureRow } from "../../persistence/queries/measures.query.ts";
import type { OwnOrganisation } from "../../persistence/queries/own-organisations.query.ts";
import type { ProblemList } from "../../persistence/stores/problem.ts";
import type { TableRows } from "../../persistence/stores/staging.ts";
import type { Table } from "../../persistence/table.ts";
import type { SheetFile } from "../sheets.ts";
import type { SourceFile } from "../source-file.ts";
import type { AreaList } from "./area-list.ts";
import type { MeasureMapping } from "./measure-mapping.ts";

/** First rows of a sheet, by which a format is recognised. */
export interface PeekedSheet {
  readonly name: string | null;
  readonly rows: readonly (readonly string[])[];
}

/** The beginning of a file. */
export type Peek =
  | { readonly kind: "tables"; readonly sheets: readonly PeekedSheet[] }
  | { readonly kind: "json"; readonly document: unknown };

/** What is known of where a file of a format comes from; whoever loads it may say more. */
export interface Origin {
  readonly dataset: string;
  readonly publisher: string;
  readonly release: string | null;
  readonly url: string | null;
  readonly licence: string | null;
}

/** What a format's reader works with. */
export interface ReadRequest {
  readonly file: SourceFile;
  readonly peek: Peek;
  /** Opens the file's tables anew. */
  readonly open: () => SheetFile;
  readonly tables: ReadonlyMap<string, Table>;
  readonly areas: AreaList;
  /** Measures of the shared catalogue. */
  readonly catalogue: readonly MeasureRow[];
  /** Organisations of the partnership as they stand. */
  readonly organisations: readonly OwnOrganisation[];
  readonly problems: ProblemList;
  /** The day of the import, as 2026-03-31. */
  readonly today: string;
  /** Mapping to measures that whoever loads the file gave; null where the shipped ones are meant. */
  readonly mapping: MeasureMapping | null;
}

/** A file of a known format, ready to be read. */
export interface OpenedFile {
  /** Code of the format, or of the own template. */
  readonly template: string;
  readonly origin: Origin;
  readonly rows: AsyncIterable<TableRows>;
}

/** An outside format. */
export interface Format {
  /** Stable code, as explore-education-statistics. */
  readonly code: string;
  readonly name: string;
  /** Whether its figures are published, and so never a partner's own return. */
  readonly isPublished: boolean;
  recognise(peek: Peek, tables: ReadonlyMap<string, Table>): boolean;
  open(request: ReadRequest): OpenedFile;
}

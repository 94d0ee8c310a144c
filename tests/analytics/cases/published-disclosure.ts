import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A count and how its publisher shows it; * is hidden. */
export interface PublishedCount {
  readonly x: number;
  readonly y: number | "*";
}

/** A table with totals in its last row and column, and how many cells the peer hides. */
export interface PeerTable {
  readonly label: string;
  readonly max_suppressed: number;
  readonly protect_zeros: boolean;
  readonly counts: readonly (readonly number[])[];
  readonly n_suppressed: number;
}

/** What published/sdc.json holds. */
export interface PublishedDisclosure {
  readonly ehrql_apply_sdc: {
    readonly peer_test: readonly { readonly x: number; readonly y: number }[];
    readonly generated: readonly { readonly x: number; readonly y: number }[];
    readonly peer_test_errors: readonly number[];
  };
  readonly opensafely_table: {
    readonly before: { readonly heart: readonly number[]; readonly pop: readonly number[] };
    readonly after: { readonly heart: readonly string[]; readonly pop: readonly number[] };
  };
  readonly hes_2018: { readonly cases: readonly PublishedCount[] };
  readonly mhsds_published_code: {
    readonly cases_zero_suppressed: readonly PublishedCount[];
    readonly cases_zero_shown: readonly PublishedCount[];
  };
  readonly secondary_suppression: {
    readonly tables: readonly PeerTable[];
    readonly audit_cases: readonly {
      readonly suppressed: readonly (readonly boolean[])[];
      readonly recoverable: readonly (readonly boolean[])[];
    }[];
  };
}

/** Published cases of disclosure control. */
export const DISCLOSURE = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "published", "sdc.json"), "utf8"),
) as PublishedDisclosure;

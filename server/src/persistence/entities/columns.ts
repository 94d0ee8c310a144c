import { p } from "@mikro-orm/core";
import { FIGURE_STATES, PROVENANCES } from "./vocabulary.ts";

/** The partnership a row belongs to, first in every key. */
export const partnershipId = () =>
  p.smallint().primary().comment("Partnership the row belongs to; row-level security compares it with the session.");

/** First data version that holds the row; last in the key. */
export const versionFrom = () => p.integer().primary().comment("First data version that holds this row.");

/** First data version that no longer holds the row. */
export const versionTo = () =>
  p.integer().nullable().comment("First data version that no longer holds this row; empty while it holds.");

/** The load a row came with. */
export const loadId = () => p.integer().comment("Load the row came with.");

/** The load a row came with, of a table that is also filled on screen. */
export const enteredLoadId = () =>
  p.integer().nullable().comment("Load the row came with; empty for one entered on screen.");

/** Whether the row's figures may be read as numbers. */
export const state = () =>
  p.enum([...FIGURE_STATES]).comment("Whether the figure may be read as a number, and if not, why.");

/** Official, local or illustrative. */
export const provenance = () => p.enum([...PROVENANCES]).comment("Official, a partner's own, or illustrative.");

/** First day of the calendar month a figure is for. */
export const month = () => p.date().primary().comment("First day of the calendar month the figure is for.");

/** An amount in integer pence. */
export const pence = (comment: string) => p.bigint("number").nullable().comment(`${comment}, in pence.`);

/** Financial year, as 2025-26. */
export const financialYear = () => p.text().primary().comment("Financial year April to March, as 2025-26.");

const inSession = "partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)";

/** Row-level security of every partnership table: a row is seen and written only in a session of its own partnership. */
export const partnershipRows = {
  rowLevelSecurity: "force" as const,
  policies: [{ name: "partnership_isolation", using: inSession, check: inSession }],
};

/** A figure is a number exactly where its state says so, and counts are never negative. */
export const figureCheck = (table: string, column: string) => ({
  name: `${table}_${column}_figure`,
  expression: `(${column} is null or ${column} >= 0) and (state <> 'KNOWN' or ${column} is not null)`,
});

/** The partnership this dashboard is for; one is served at a time. */
export const PARTNERSHIP = "walsall";

/** Financial years to choose from, newest first. */
export const YEARS: readonly string[] = ["2025-26", "2024-25", "2023-24"];

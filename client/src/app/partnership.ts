/** The partnership this dashboard is for; one is served at a time. */
export const PARTNERSHIP = "walsall";

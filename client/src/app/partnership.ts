/** The partnership this dashboard is for; one is served at a time. */
export const PARTNERSHIP = "walsall";

/** Areas whose published figures stand side by side: the council's own, then England. */
export const COMPARED_AREAS = { own: "E08000030", england: "E92000001" } as const;

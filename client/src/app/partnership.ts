/** The partnership this dashboard is for; one is served at a time. */
export const PARTNERSHIP = "walsall";

/** Areas whose published figures stand side by side: the council's own, then England. */
export const COMPARED_AREAS = { own: "E08000030", england: "E92000001" } as const;

/** The council's region. */
export const REGION = "E12000005";

/** The ten councils most like it: DfE statistical neighbours, May 2025. */
export const NEIGHBOURS = [
  "E08000005",
  "E06000021",
  "E08000008",
  "E08000031",
  "E08000017",
  "E06000015",
  "E08000001",
  "E08000018",
  "E06000012",
  "E08000028",
] as const;

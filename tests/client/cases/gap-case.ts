/** A figure that is a number. */
export const known = (value: number) => ({ value, state: "KNOWN" });

/** A figure that is none. */
export const missing = (state: string) => ({ value: null, state });

/** Speech and language therapy, counted in contacts. */
export const therapy = { code: "SLT", name: "Speech and language therapy", unitOfCare: "contact" };

/** A line that needs 100 contacts: 55 met, 5 of them ahead; 10 unreached, 20 beyond capacity, 15 undelivered, 5 elsewhere. */
export const bar = {
  serviceLine: therapy,
  demand: known(100),
  met: known(55),
  unmet: known(45),
  coverageGap: known(10),
  capacityGap: known(20),
  distributionGap: known(20),
  deliveryGap: known(15),
  targetingGap: known(5),
  ahead: known(5),
  coverage: known(0.7),
  remedy: "ADD_CAPACITY",
};

interface Place {
  readonly ward?: string;
  readonly ages?: string;
  readonly unmet?: { readonly value: number | null; readonly state: string };
  readonly demand?: number;
  readonly remedy?: string;
  readonly coverageGap?: number;
  readonly distributionGap?: number;
}

/** Children of one age in one ward. */
export function place({ ward = "Blakenall", ages = "0-4", unmet = known(10), demand = 50, ...more }: Place = {}) {
  const [from = 0, to = 4] = ages.split("-").map(Number);
  return {
    key: `SLT|${ward}|${ages}`,
    serviceLine: therapy,
    area: { code: ward, name: ward },
    ageBand: { code: ages, from, to },
    demand: known(demand),
    unmet,
    coverageGap: known(more.coverageGap ?? 0),
    capacityGap: known(0),
    distributionGap: known(more.distributionGap ?? 0),
    coverage: known(0.5),
    remedy: more.remedy ?? "ADD_CAPACITY",
  };
}

/** Two wards linked by one service that can do 900 of 1,440 contacts. */
export const group = {
  id: "SLT|1",
  serviceLine: therapy,
  demand: known(1440),
  capacity: known(900),
  shortfall: known(540),
  coverage: known(0.625),
  areas: [{ code: "Blakenall" }, { code: "Pleck" }],
  ageBands: [
    { from: 0, to: 2 },
    { from: 3, to: 4 },
  ],
  needs: [{ name: "Speech" }],
  services: [{ code: "TALK", name: "Talk together" }],
  committedElsewhere: [] as { code: string; name: string }[],
  nextUnit: [
    {
      service: { code: "TALK", name: "Talk together" },
      breakpoint: known(540),
      unitCost: { pence: 6_000, state: "KNOWN" },
    },
  ],
};

/** Names of the wards, which are their codes here. */
export const wards = new Map([
  ["Blakenall", "Blakenall"],
  ["Pleck", "Pleck"],
]);

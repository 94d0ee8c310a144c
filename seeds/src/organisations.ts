/** An organisation of the register: real ones by their published codes, all others plainly fictional. */
function real(code: string, name: string, kind: string, codes: { ods?: string; gss?: string; la?: string } = {}) {
  return {
    code,
    name,
    kind,
    ods_code: codes.ods ?? null,
    gss_code: codes.gss ?? null,
    la_code: codes.la ?? null,
    starts_on: null,
    ends_on: null,
    successor_code: null,
  };
}

function fictional(code: string, name: string, kind: string) {
  return real(code, `${name} (illustrative)`, kind);
}

/** Rows of the organisations file. */
export function organisationRows() {
  return [
    real("WALSALL-MBC", "Walsall Council", "COUNCIL", { gss: "E08000030", la: "335" }),
    real("ICB-BC", "NHS Black Country Integrated Care Board", "ICB", { ods: "QUA", gss: "E54000062" }),
    real("RBK", "Walsall Healthcare NHS Trust", "NHS_TRUST", { ods: "RBK" }),
    real("TAJ", "Black Country Healthcare NHS Foundation Trust", "NHS_TRUST", { ods: "TAJ" }),
    real("RL4", "The Royal Wolverhampton NHS Trust", "NHS_TRUST", { ods: "RL4" }),
    real("RNA", "The Dudley Group NHS Foundation Trust", "NHS_TRUST", { ods: "RNA" }),
    real("RXK", "Sandwell and West Birmingham Hospitals NHS Trust", "NHS_TRUST", { ods: "RXK" }),
    real("RYW", "Birmingham Community Healthcare NHS Foundation Trust", "NHS_TRUST", { ods: "RYW" }),
    fictional("TALK-TOGETHER", "Talk Together", "VOLUNTARY"),
    fictional("OPEN-DOOR", "Open Door Young Minds", "VOLUNTARY"),
    fictional("CLEAR-VIEW", "Clear View Assessments", "INDEPENDENT"),
    fictional("STEADY-HANDS", "Steady Hands Therapy", "INDEPENDENT"),
    fictional("MIND-AND-METHOD", "Mind and Method Psychology", "INDEPENDENT"),
    fictional("BRIGHTPATH", "Brightpath Psychology", "INDEPENDENT"),
    fictional("NEW-LEAF-AP", "New Leaf Alternative Provision", "INDEPENDENT"),
    fictional("FORGE-ACADEMY", "Forge Vocational Academy", "SCHOOL"),
    fictional("SECOND-START", "Second Start Tuition", "INDEPENDENT"),
    fictional("BEACON-PRIMARY", "Beacon Primary School", "SCHOOL"),
    fictional("HOLLY-PRIMARY", "Holly Lane Primary School", "SCHOOL"),
    fictional("CANAL-SIDE-HIGH", "Canal Side High School", "SCHOOL"),
    fictional("CHASE-CARERS", "Chase Carers", "VOLUNTARY"),
    fictional("OAK-TREE-TRUST", "Oak Tree Family Trust", "VOLUNTARY"),
    fictional("SUNNYSIDE", "Sunnyside Play", "VOLUNTARY"),
    fictional("NEXT-STEP", "Next Step Futures", "VOLUNTARY"),
    fictional("WALSALL-COLLEGE-EX", "Example College", "COLLEGE"),
    fictional("BRIDGEWAY", "Bridgeway Young Adults", "VOLUNTARY"),
    fictional("MOBILITY-MIDLANDS", "Mobility Midlands", "INDEPENDENT"),
  ];
}

import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { openImporting } from "./importing.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** Files as they were published, where they lie beside the project. */
const PUBLISHED = join(ROOT, "..", "shared", "data");

const FILES = [
  ["sen2_2025/subset_requests.csv", "explore-education-statistics"],
  ["sen2_2025/subset_assessments.csv", "explore-education-statistics"],
  ["sen2_2025/subset_timeliness_20_week.csv", "explore-education-statistics"],
  ["sen2_2025/subset_caseload.csv", "explore-education-statistics"],
  ["sen2_2025/subset_newplans.csv", "explore-education-statistics"],
  ["sen2_2025/subset_ceased_plans.csv", "explore-education-statistics"],
  ["sen2_2025/subset_sen_needs_all_plans.csv", "explore-education-statistics"],
  ["sen2_2025/subset_sen_need_newplans.csv", "explore-education-statistics"],
  ["sen2_2025/subset_personal_budgets.csv", "explore-education-statistics"],
  ["sen2_2025/subset_annual_reviews.csv", "explore-education-statistics"],
  ["ap/spc_ap_setting.csv", "explore-education-statistics"],
  ["ap/spc_school_ap_placement_walsall_wm_england.csv", "explore-education-statistics"],
  ["neet/UD_NEETNK_LA_dashboard_final.csv", "explore-education-statistics"],
  ["standards/ees/passes_everything.csv", "explore-education-statistics"],
  ["lait/derived_lait_walsall_sn_wm_england_long.csv", "local-authority-interactive-tool"],
  ["lait/sn_may_2025.xlsx", "statistical-neighbours"],
  ["nhs_chs/community_health_2023-12-01.xlsx", "nhs-community-waits"],
  ["finance/dedicated-schools-grant_2024_07_20.ods", "dedicated-schools-grant"],
  ["finance/s251_high_needs_benchmarking_202122.xlsx", "section-251"],
] as const;

/** Examples of the standards for registers, which a partner would return itself. */
const REGISTERS = [
  ["standards/oruk/service_full.json", ["organisation", "service"]],
  ["standards/oruk/service_list.json", []],
  ["standards/hsds/service_full.json", []],
  ["standards/ocds/contract.json", ["organisation"]],
] as const;

/** A figure loaded here beside the seeds' own. */
interface Compared {
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly measure_code: string;
  readonly state: string;
  readonly their_state: string;
}

const importing = openImporting();

describe.skipIf(!existsSync(PUBLISHED))("files as they were published", () => {
  test.each(FILES)("%s loads as it is, as %s", async (file, template) => {
    const outcome = await importing.load(join(PUBLISHED, file));
    expect(outcome.problems.filter(({ severity }) => severity === "ERROR").slice(0, 5)).toEqual([]);
    expect(outcome.status).toBe("COMMITTED");
    const rows = await importing.rows("select * from load where partnership_id = 1 and id = $1", [outcome.loadId]);
    expect(rows[0]).toMatchObject({ template, provenance: "OFFICIAL", file_name: basename(file), status: "COMMITTED" });
    expect(Number(rows[0]?.size_bytes)).toBe(readFileSync(join(PUBLISHED, file)).length);
  });

  test.each(REGISTERS)("%s loads as it is", async (file, tables) => {
    const outcome = await importing.load(join(PUBLISHED, file), {
      provenance: "ILLUSTRATIVE",
    });
    expect(outcome.errorCount).toBe(0);
    expect(["COMMITTED", "UNCHANGED"]).toContain(outcome.status);
    for (const table of tables) {
      const rows = await importing.rows(`select 1 from ${table} where partnership_id = 1 and load_id = $1`, [
        outcome.loadId,
      ]);
      expect(rows.length, table).toBeGreaterThan(0);
    }
  });

  test("what was loaded is what the seeds have of the same releases, worked out apart", async () => {
    const rows = await importing.rows<Compared>(
      `select o.measure_code, o.breakdown_code, o.area_code, o.period, o.value as ours, o.state, s.value as theirs, s.state as their_state
       from own_observation o join observation s using (measure_code, breakdown_code, area_code, period)
       where o.version_to is null`,
    );
    // The interactive tool gives two decimals of shares that the scorecard rounds to one.
    const isSame = (ours: number, theirs: number, measure: string) =>
      Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs) ||
      (measure === "not-known-16-17" && Math.abs(ours - theirs) <= 0.05 + 1e-9);
    const differing = rows.filter(
      ({ ours, theirs, state, their_state: other, measure_code: measure }) =>
        state !== other ||
        (ours === null) !== (theirs === null) ||
        (ours !== null && !isSame(ours, theirs as number, measure)),
    );
    expect(differing).toEqual([]);
    expect(rows.length).toBeGreaterThan(13_000);
  });
});

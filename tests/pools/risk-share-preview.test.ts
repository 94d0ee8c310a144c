import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

test("a rule that names an organisation nobody knows is refused where it names it, and is no fault", async () => {
  const preview = (organisation: string) =>
    app.ask(
      `query($rule: RiskShareRuleInput!) { partnership(code: "walsall") {
        riskSharePreview(arrangement: "S75-CYP", direction: OVERSPEND, rule: $rule) { financialYear } } }`,
      {
        rule: {
          scope: "POOL",
          reservePence: 0,
          isOffset: true,
          barsRingFenced: true,
          isKept: false,
          tiers: [{ basis: "WEIGHTS", parties: [{ organisation, weight: 1 }] }],
        },
      },
    );
  const { data } = await app.ask(`{ partnership(code: "walsall") { organisations { code } } }`);
  const { organisations } = (data as unknown as { partnership: { organisations: { code: string }[] } }).partnership;
  expect((await preview(organisations[0]?.code ?? "")).errors).toBeUndefined();
  const { errors } = await preview("NOBODY");
  expect(errors?.[0]?.message).toBe(
    'rule.tiers.0.parties.0.organisation: "NOBODY" is not known; use codes of partnership.organisations.',
  );
  expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  expect(app.faults).toEqual([]);
});

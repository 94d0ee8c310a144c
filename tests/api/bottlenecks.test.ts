import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const QUESTION = `query Bottlenecks($basis: DemandBasis!) {
  partnership(code: "walsall") {
    gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: $basis, by: [SERVICE_LINE], first: 1) {
      bottlenecks {
        id
        cells { area { code name } ageBand { code from to } need { code name } }
        areas { code name }
        ageBands { code from to }
        needs { code name }
      }
    }
  }
}`;

interface Coded {
  readonly code: string;
}

interface Band extends Coded {
  readonly from: number;
  readonly to: number;
}

interface Bottleneck {
  readonly id: string;
  readonly cells: readonly { readonly area: Coded; readonly ageBand: Band; readonly need: Coded }[];
  readonly areas: readonly Coded[];
  readonly ageBands: readonly Band[];
  readonly needs: readonly Coded[];
}

const byCode = (a: Coded, b: Coded) => (a.code < b.code ? -1 : 1);

/** Things of which none is twice, told apart by all they are. */
const distinct = <Thing>(things: readonly Thing[]): Thing[] =>
  [...new Set(things.map((thing) => JSON.stringify(thing)))].map((text) => JSON.parse(text));

test.each(["EXPRESSED", "EXPECTED"])(
  "a bottleneck names what its cells have in common, each once: %s",
  async (basis) => {
    const { data, errors } = await app.ask(QUESTION, { basis });
    expect(errors).toBeUndefined();
    const { gaps } = data.partnership as unknown as { readonly gaps: { readonly bottlenecks: readonly Bottleneck[] } };
    const { bottlenecks } = gaps;
    expect(bottlenecks.length).toBeGreaterThan(20);
    expect(bottlenecks.filter(({ areas }) => areas.length > 1).length).toBeGreaterThan(5);
    for (const { id, cells, areas, ageBands, needs } of bottlenecks) {
      expect(areas, id).toEqual(distinct(cells.map(({ area }) => area)).sort(byCode));
      expect(needs, id).toEqual(distinct(cells.map(({ need }) => need)).sort(byCode));
      const bands = distinct(cells.map(({ ageBand }) => ageBand));
      expect(ageBands, id).toEqual(bands.sort((a, b) => a.from - b.from || a.to - b.to));
    }
  },
);

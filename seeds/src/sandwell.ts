import { MONTHS, monthCode } from "./calendar.ts";
import type { CsvFile } from "./csv.ts";

const AREA = "E08000028";
const SERVICES = ["ONE", "TWO", "THREE", "FOUR", "FIVE"];

const code = (name: string) => `SANDWELL-ONLY-${name}`;

function organisation(name: string, title: string, kind: string) {
  return {
    code: code(name),
    name: title,
    kind,
    ods_code: null,
    gss_code: null,
    la_code: null,
    starts_on: null,
    ends_on: null,
    successor_code: null,
  };
}

function facts(): CsvFile[] {
  const cell = (month: number) => ({
    service_line_code: "SLT",
    area_code: AREA,
    need_code: "SLCN",
    layer_code: "SPECIALIST",
    function_code: "TREAT",
    age_from: 0,
    age_to: 4,
    month: monthCode(month),
  });
  const figures = { units: 400, children: 100, state: "KNOWN" };
  return [
    {
      name: "sandwell-demand.csv",
      rows: MONTHS.map((month) => ({ ...cell(month), ...figures, population_basis: "RESIDENT" })),
    },
    {
      name: "sandwell-capacity.csv",
      rows: SERVICES.flatMap((name) =>
        MONTHS.map((month) => ({ service_code: code(name), month: monthCode(month), units: 60, state: "KNOWN" })),
      ),
    },
    {
      name: "sandwell-activity.csv",
      rows: SERVICES.flatMap((name) =>
        MONTHS.map((month) => ({ service_code: code(name), ...cell(month), units: 60, children: 15, state: "KNOWN" })),
      ),
    },
  ];
}

/** A second partnership, small and unmistakable, by which isolation is shown. */
export function sandwellFiles(): CsvFile[] {
  return [
    {
      name: "sandwell-organisations.csv",
      rows: [
        organisation("COUNCIL", "Sandwell Council (illustrative second partnership)", "COUNCIL"),
        organisation("PROVIDER", "Sandwell-only provider (illustrative)", "VOLUNTARY"),
      ],
    },
    {
      name: "sandwell-services.csv",
      rows: SERVICES.map((name) => ({
        code: code(name),
        name: `Sandwell-only service ${name.toLowerCase()}`,
        service_line_code: "SLT",
        provider_code: code("PROVIDER"),
        layer_code: "SPECIALIST",
        function_code: "TREAT",
        ehcp_section: null,
        duty_holder_code: null,
      })),
    },
    {
      name: "sandwell-reach.csv",
      rows: SERVICES.map((name) => ({
        service_code: code(name),
        starts_on: "2022-04-01",
        ends_on: null,
        age_from: 0,
        age_to: 4,
        area_codes: [AREA],
        need_codes: ["SLCN"],
      })),
    },
    {
      name: "sandwell-commissions.csv",
      rows: SERVICES.map((name) => ({
        code: code(`C-${name}`),
        service_code: code(name),
        commissioner_code: code("COUNCIL"),
        arrangement_code: null,
        contract_reference: null,
        starts_on: "2022-04-01",
        ends_on: null,
        notice_by: null,
        annual_value_pence: 1_000_000,
        is_spot: false,
        apportionment: "WHOLE",
        share_parts: 1,
        share_of: 1,
      })),
    },
    ...facts(),
  ];
}

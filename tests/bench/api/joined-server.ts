import { createServer, type ServerResponse } from "node:http";
import { Pool } from "pg";
import { serve } from "./contender.ts";
import { PARTNERSHIP, SESSION } from "./register-views.ts";

interface ServiceRow {
  readonly code: string;
  readonly name: string;
  readonly provider_code: string;
  readonly provider_name: string;
}

interface CommissionRow {
  readonly code: string;
  readonly service_code: string;
  readonly commissioner_code: string;
  readonly commissioner_name: string;
  readonly start: string;
  readonly end: string | null;
  readonly pence: string | null;
}

interface FundingRow {
  readonly commission_code: string;
  readonly source_code: string;
  readonly source_name: string;
  readonly financial_year: string;
  readonly budget: string | null;
  readonly forecast: string | null;
  readonly actual: string | null;
}

const held = (alias: string) =>
  `${alias}.version_from <= $1 and (${alias}.version_to is null or ${alias}.version_to > $1)`;

const SERVICES = `select s.code, s.name, o.code as provider_code, o.name as provider_name
  from service s join organisation o on o.code = s.provider_code and ${held("o")}
  where ${held("s")} and s.partnership_id = ${PARTNERSHIP.id} order by s.code limit $2`;
const COMMISSIONS = `select c.code, c.service_code, o.code as commissioner_code, o.name as commissioner_name,
    c.starts_on::text as start, c.ends_on::text as end, c.annual_value_pence as pence
  from commission c join organisation o on o.code = c.commissioner_code and ${held("o")}
  where ${held("c")} and c.service_code = any($2) order by c.service_code, c.starts_on, c.code`;
const FUNDING = `select f.commission_code, s.code as source_code, s.name as source_name, f.financial_year,
    f.budget_pence as budget, f.forecast_pence as forecast, f.actual_pence as actual
  from funding_line f join funding_source s on s.code = f.funding_source_code
  where ${held("f")} and f.commission_code = any($2) order by f.commission_code, f.financial_year, f.funding_source_code`;

const money = (pence: string | null, lack: string) =>
  pence === null ? { pence, state: lack } : { pence: Number(pence), state: "KNOWN" };

function presentFunding(row: FundingRow) {
  return {
    source: { code: row.source_code, name: row.source_name },
    financialYear: row.financial_year,
    budget: money(row.budget, "NOT_SUBMITTED"),
    forecast: money(row.forecast, "NOT_COLLECTED"),
    actual: money(row.actual, "NOT_SUBMITTED"),
  };
}

/** What somebody who knows what is asked would write by hand: three prepared statements, joined, and one pass over their rows. */
await serve(async (databaseUrl) => {
  const pool = new Pool({ connectionString: databaseUrl, options: SESSION, max: 10 });
  const { rows } = await pool.query<{ version: number }>("select max(data_version) as version from partnership");
  const version = rows[0]?.version ?? 0;
  const answer = async (response: ServerResponse) => {
    const client = await pool.connect();
    try {
      const services = await client.query<ServiceRow>({ name: "services", text: SERVICES, values: [version, 100] });
      const codes = services.rows.map(({ code }) => code);
      const commissions = await client.query<CommissionRow>({
        name: "commissions",
        text: COMMISSIONS,
        values: [version, codes],
      });
      const kept = commissions.rows.map(({ code }) => code);
      const funding = await client.query<FundingRow>({ name: "funding", text: FUNDING, values: [version, kept] });
      const fundingOf = Map.groupBy(funding.rows, (row) => row.commission_code);
      const commissionsOf = Map.groupBy(commissions.rows, (row) => row.service_code);
      const edges = services.rows.map((row) => ({
        node: {
          code: row.code,
          name: row.name,
          provider: { code: row.provider_code, name: row.provider_name },
          commissions: (commissionsOf.get(row.code) ?? []).map((commission) => ({
            code: commission.code,
            commissioner: { code: commission.commissioner_code, name: commission.commissioner_name },
            start: commission.start,
            end: commission.end,
            annualValue: money(commission.pence, "NOT_COLLECTED"),
            funding: (fundingOf.get(commission.code) ?? []).map(presentFunding),
          })),
        },
      }));
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.end(JSON.stringify({ data: { partnership: { services: { edges } } } }));
    } finally {
      client.release();
    }
  };
  const server = createServer((request, response) => {
    request.resume().on("end", () => void answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { readonly port: number };
  return `http://127.0.0.1:${port}`;
});

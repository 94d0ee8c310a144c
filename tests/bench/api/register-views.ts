import { Client } from "pg";

/** The partnership the bench asks about, and its number. */
export const PARTNERSHIP = { code: "walsall", id: 1 } as const;

/** The council's area, all of which is asked for, and one ward of it. */
export const AREA = "E08000030";
export const WARD = "E05001305";

/** Start-up parameters of a connection that reads one partnership under the application's role and row-level security. */
export const SESSION = `-c role=tandem_app -c tandem.partnership_id=${PARTNERSHIP.id}`;

/** Rows of the current data version of a versioned table. */
const held = (table: string) =>
  `(select * from ${table} t where t.version_from <= (select max(data_version) from partnership)
    and (t.version_to is null or t.version_to > (select max(data_version) from partnership)))`;

/**
 * What other servers read: the tables' current rows under row-level security, and the gap of some wards, or of all, by line,
 * cell by cell, as a function in SQL.
 */
const VIEWS = `
create schema bench;
grant usage on schema bench to tandem_app;
create view bench.organisation with (security_invoker) as select code, name, kind from ${held("organisation")} o;
create view bench.service with (security_invoker) as select code, name, provider_code from ${held("service")} s;
create view bench.commission with (security_invoker) as
  select code, service_code, commissioner_code, starts_on, ends_on, annual_value_pence from ${held("commission")} c;
create view bench.funding with (security_invoker) as
  select commission_code, funding_source_code, financial_year, budget_pence, forecast_pence, actual_pence
  from ${held("funding_line")} f;
create view bench.source with (security_invoker) as select code, name, side from funding_source;
comment on view bench.organisation is E'@primaryKey code';
comment on view bench.source is E'@primaryKey code';
comment on view bench.service is E'@primaryKey code\\n@foreignKey (provider_code) references bench.organisation (code)|@fieldName provider';
comment on view bench.commission is E'@primaryKey code\\n@foreignKey (service_code) references bench.service (code)|@foreignFieldName commissions\\n@foreignKey (commissioner_code) references bench.organisation (code)|@fieldName commissioner';
comment on view bench.funding is E'@primaryKey commission_code,funding_source_code,financial_year\\n@foreignKey (commission_code) references bench.commission (code)|@foreignFieldName funding\\n@foreignKey (funding_source_code) references bench.source (code)|@fieldName source';
create function bench.gap_of(wards text[], first_month date, last_month date)
returns table (line text, need bigint, met bigint, unmet bigint) language sql stable as $$
  with need as (select service_line_code, need_code, layer_code, function_code, age_from, age_to, sum(units) as units
      from ${held("demand")} d where (wards is null or area_code = any(wards)) and month between first_month and last_month group by 1, 2, 3, 4, 5, 6),
    met as (select service_line_code, need_code, layer_code, function_code, age_from, age_to, sum(units) as units
      from ${held("activity")} a where (wards is null or area_code = any(wards)) and month between first_month and last_month group by 1, 2, 3, 4, 5, 6)
  select service_line_code, sum(need.units)::bigint, sum(met.units)::bigint,
    sum(greatest(0, coalesce(need.units, 0) - coalesce(met.units, 0)))::bigint
  from need full join met using (service_line_code, need_code, layer_code, function_code, age_from, age_to)
  group by 1 order by 1 $$;
grant select on all tables in schema bench to tandem_app;
grant execute on all functions in schema bench to tandem_app;
`;

/** Makes the views; the tables' owner makes them, so that the application's role may read them. */
export async function makeViews(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(VIEWS);
  await client.end();
}

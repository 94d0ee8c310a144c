/** Both database roles: the owner of all tables, and the application, which is bound by row-level security. */
export const roles = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'tandem_owner') then
    create role tandem_owner nologin nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'tandem_app') then
    create role tandem_app nologin nobypassrls;
  end if;
exception when duplicate_object or unique_violation then
  null;
end $$;
grant tandem_owner, tandem_app to current_user with set true;
grant usage, create on schema public to tandem_owner;
grant usage on schema public to tandem_app;
`;

/** Reference tables a column may point to: table, column, referred table. */
const REFERENCE_KEYS: readonly (readonly [string, string, string])[] = [
  ["area", "parent_code", "area"],
  ["area", "successor_code", "area"],
  ["need_crosswalk", "from_need_code", "need"],
  ["need_crosswalk", "to_need_code", "need"],
  ["waiting_standard", "service_line_code", "service_line"],
  ["waiting_standard", "clock_code", "clock"],
  ["measure", "source_code", "source"],
  ["measure_breakdown", "measure_code", "measure"],
  ["observation", "measure_code", "measure"],
  ["observation", "area_code", "area"],
  ["observation", "source_code", "source"],
  ["deprivation", "area_code", "area"],
  ["partnership", "area_code", "area"],
  ["service", "service_line_code", "service_line"],
  ["service", "layer_code", "layer"],
  ["service", "function_code", "function"],
  ["funding_line", "funding_source_code", "funding_source"],
  ["contribution", "funding_source_code", "funding_source"],
  ["queue", "clock_code", "clock"],
  ["population", "area_code", "area"],
  ...["demand", "activity", "prevalence"].flatMap((table) => [
    [table, "service_line_code", "service_line"] as const,
    [table, "need_code", "need"] as const,
    [table, "layer_code", "layer"] as const,
    [table, "function_code", "function"] as const,
  ]),
  ["demand", "area_code", "area"],
  ["activity", "area_code", "area"],
];

/** Columns that hold a code of the same partnership: table, column, table of the codes. */
const PARTNERSHIP_KEYS: readonly (readonly [string, string, string])[] = [
  ["organisation", "code", "organisation_key"],
  ["organisation", "successor_code", "organisation_key"],
  ["service", "code", "service_key"],
  ["service", "provider_code", "organisation_key"],
  ["service", "duty_holder_code", "organisation_key"],
  ["reach", "service_code", "service_key"],
  ["commission", "code", "commission_key"],
  ["commission", "service_code", "service_key"],
  ["commission", "commissioner_code", "organisation_key"],
  ["commission", "arrangement_code", "arrangement_key"],
  ["funding_line", "commission_code", "commission_key"],
  ["arrangement", "code", "arrangement_key"],
  ["arrangement", "host_code", "organisation_key"],
  ["risk_share", "arrangement_code", "arrangement_key"],
  ["risk_share_party", "arrangement_code", "arrangement_key"],
  ["risk_share_party", "organisation_code", "organisation_key"],
  ["contribution", "arrangement_code", "arrangement_key"],
  ["contribution", "organisation_code", "organisation_key"],
  ["pool_year", "arrangement_code", "arrangement_key"],
  ["scheme", "code", "scheme_key"],
  ["scheme", "arrangement_code", "arrangement_key"],
  ["scheme", "service_code", "service_key"],
  ["scheme", "own_risk_code", "organisation_key"],
  ["scheme_quarter", "scheme_code", "scheme_key"],
  ["quarter_return", "arrangement_code", "arrangement_key"],
  ["sign_off", "arrangement_code", "arrangement_key"],
  ["sign_off", "organisation_code", "organisation_key"],
  ["scenario_change", "service_code", "service_key"],
  ...["activity", "capacity", "referral", "workforce", "queue"].map(
    (table) => [table, "service_code", "service_key"] as const,
  ),
];

/** Tables whose rows name the load they came with. */
const LOADED_TABLES = [
  "organisation",
  "service",
  "reach",
  "commission",
  "funding_line",
  "arrangement",
  "risk_share",
  "risk_share_party",
  "contribution",
  "pool_year",
  "scheme",
  "scheme_quarter",
  "quarter_return",
  "sign_off",
  "demand",
  "activity",
  "capacity",
  "referral",
  "workforce",
  "queue",
  "population",
  "prevalence",
  "judgement",
  "decision",
  "scenario",
  "scenario_change",
];

/** Foreign keys: what is referred to cannot be missing, and never across partnerships. */
export const foreignKeys = [
  ...REFERENCE_KEYS.map(
    ([table, column, to]) =>
      `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("${column}") references "${to}" ("code")`,
  ),
  ...PARTNERSHIP_KEYS.map(
    ([table, column, to]) =>
      `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("partnership_id", "${column}") references "${to}" ("partnership_id", "code")`,
  ),
  ...LOADED_TABLES.map(
    (table) =>
      `alter table "${table}" add constraint "${table}_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id")`,
  ),
  ...["data_version", "load", "organisation_key", "service_key", "commission_key", "arrangement_key", "scheme_key"].map(
    (table) =>
      `alter table "${table}" add constraint "${table}_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
  ),
  `alter table "load_problem" add constraint "load_problem_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id")`,
].join(";\n");

/** What the application may do: read everything, append rows, close a row's version range; never delete or rewrite. */
export const grants = [
  `do $$
  declare owned record;
  begin
    for owned in select tablename from pg_tables where schemaname = 'public' and tableowner = 'tandem_owner' loop
      execute format('grant select on %I to tandem_app', owned.tablename);
    end loop;
  end $$`,
  "grant update (data_version) on partnership to tandem_app",
  ...[
    "data_version",
    "load",
    "load_problem",
    "organisation_key",
    "service_key",
    "commission_key",
    "arrangement_key",
    "scheme_key",
  ].map((table) => `grant insert on "${table}" to tandem_app`),
  ...LOADED_TABLES.map((table) => `grant insert, update (version_to) on "${table}" to tandem_app`),
].join(";\n");

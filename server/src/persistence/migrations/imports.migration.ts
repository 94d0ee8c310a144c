import { Migration } from "@mikro-orm/migrations";

/** Measures, parts and figures that partnerships load themselves, and what is kept of each load: its size, who, and how much was wrong. */
export class ImportsMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(loads);
    this.addSql(catalogue);
    this.addSql(ownMeasures);
    this.addSql("reset role");
    this.addSql(trustedCodes);
  }
}

const loads = `
alter table "load" add column "size_bytes" bigint not null default 0, add column "actor" text not null default 'command', add column "actor_name" text not null default 'A command at the server', add column "error_count" int not null default 0, add column "warning_count" int not null default 0;
comment on column "load"."template" is 'Format of the file, or the own template it follows, as service.';
comment on column "load"."size_bytes" is 'Size of the file, in bytes; 0 where it was not kept.';
comment on column "load"."actor" is 'Who loaded it: code of a membership, or command.';
comment on column "load"."actor_name" is 'Their name at the time.';
comment on column "load"."finished_at" is 'When it was committed or refused.';
comment on column "load"."error_count" is 'Errors found, of which the first thousand are kept.';
comment on column "load"."warning_count" is 'Warnings found, of which the first thousand are kept.';
comment on column "load"."data_version" is 'Data version the load made; of a refused one, the version it found.';
comment on column "load_problem"."row" is 'Row of the file or sheet, the first being row 1.';
`;

const catalogue = `
alter table "measure" add column "suppression" text not null default 'Not stated.', add column "comparators" text[] not null default '{}';
comment on column "measure"."suppression" is 'What the publisher does with small numbers.';
comment on column "measure"."comparators" is 'What a council''s figure is compared with.';
`;

const ownMeasures = `
create table "own_measure" ("partnership_id" smallint not null, "code" text not null, "version_from" int not null, "version_to" int null, "name" text not null, "definition" text not null, "unit" text not null, "decimals" smallint not null, "polarity" text not null, "period_type" text not null, "population_basis" text not null, "provenance" text not null, "load_id" int not null, primary key ("partnership_id", "code", "version_from"));
comment on table "own_measure" is 'Measures a partnership loaded that the shared catalogue does not have.';
comment on column "own_measure"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "own_measure"."code" is 'Stable code of the measure.';
comment on column "own_measure"."version_from" is 'First data version that holds this row.';
comment on column "own_measure"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "own_measure"."name" is 'Name in plain words.';
comment on column "own_measure"."definition" is 'What is counted, over what.';
comment on column "own_measure"."unit" is 'Unit of the value.';
comment on column "own_measure"."decimals" is 'Decimals to show.';
comment on column "own_measure"."polarity" is 'Whether more is better.';
comment on column "own_measure"."period_type" is 'Kind of period a value is for.';
comment on column "own_measure"."population_basis" is 'Which children are counted.';
comment on column "own_measure"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "own_measure"."load_id" is 'Load the row came with.';
alter table "own_measure" add constraint "own_measure_polarity_check" check ("polarity" in ('HIGHER_IS_BETTER', 'LOWER_IS_BETTER', 'NEUTRAL'));
alter table "own_measure" add constraint "own_measure_period_type_check" check ("period_type" in ('MONTH', 'QUARTER', 'FINANCIAL_YEAR', 'ACADEMIC_YEAR', 'CALENDAR_YEAR', 'SNAPSHOT'));
alter table "own_measure" add constraint "own_measure_population_basis_check" check ("population_basis" in ('RESPONSIBLE_COUNCIL', 'RESIDENT', 'GP_REGISTERED', 'PROVIDER', 'SCHOOL_LOCATED'));
alter table "own_measure" add constraint "own_measure_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "own_measure" enable row level security;
alter table "own_measure" force row level security;
create policy "partnership_isolation" on "own_measure" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "own_measure" add constraint "own_measure_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "own_measure" to tandem_app;
create table "own_breakdown" ("partnership_id" smallint not null, "measure_code" text not null, "code" text not null, "version_from" int not null, "version_to" int null, "name" text not null, "provenance" text not null, "load_id" int not null, primary key ("partnership_id", "measure_code", "code", "version_from"));
comment on table "own_breakdown" is 'Parts of measures that a partnership loaded figures for.';
comment on column "own_breakdown"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "own_breakdown"."measure_code" is 'Measure, of the shared catalogue or the partnership''s own.';
comment on column "own_breakdown"."code" is 'Stable code of the part, as NEED_SLCN.';
comment on column "own_breakdown"."version_from" is 'First data version that holds this row.';
comment on column "own_breakdown"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "own_breakdown"."name" is 'Name in plain words.';
comment on column "own_breakdown"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "own_breakdown"."load_id" is 'Load the row came with.';
alter table "own_breakdown" add constraint "own_breakdown_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "own_breakdown" enable row level security;
alter table "own_breakdown" force row level security;
create policy "partnership_isolation" on "own_breakdown" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "own_breakdown" add constraint "own_breakdown_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "own_breakdown" to tandem_app;
create table "own_observation" ("partnership_id" smallint not null, "measure_code" text not null, "breakdown_code" text not null, "area_code" text not null, "period" text not null, "version_from" int not null, "version_to" int null, "value" double precision null, "state" text not null, "lower" double precision null, "upper" double precision null, "provenance" text not null, "load_id" int not null, primary key ("partnership_id", "measure_code", "breakdown_code", "area_code", "period", "version_from"));
comment on table "own_observation" is 'Figures of measures that a partnership loaded; they stand before the shared ones.';
comment on column "own_observation"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "own_observation"."measure_code" is 'Measure, of the shared catalogue or the partnership''s own.';
comment on column "own_observation"."breakdown_code" is 'Part of the measure; TOTAL for all.';
comment on column "own_observation"."area_code" is 'Area the figure is for.';
comment on column "own_observation"."period" is 'Period in the measure''s period type, as 2025 or 2024/25.';
comment on column "own_observation"."version_from" is 'First data version that holds this row.';
comment on column "own_observation"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "own_observation"."value" is 'The figure, in the measure''s unit.';
comment on column "own_observation"."state" is 'Whether the figure may be read as a number, and if not, why.';
comment on column "own_observation"."lower" is 'Lower end of the published interval.';
comment on column "own_observation"."upper" is 'Upper end of the published interval.';
comment on column "own_observation"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "own_observation"."load_id" is 'Load the row came with.';
alter table "own_observation" add constraint "own_observation_figure" check (state <> 'KNOWN' or value is not null);
alter table "own_observation" add constraint "own_observation_state_check" check ("state" in ('KNOWN', 'LOW', 'SUPPRESSED', 'NOT_SUBMITTED', 'NOT_COLLECTED', 'NOT_LOADED', 'NOT_APPLICABLE', 'UNAVAILABLE', 'UNDEFINED', 'UNRELIABLE'));
alter table "own_observation" add constraint "own_observation_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "own_observation" enable row level security;
alter table "own_observation" force row level security;
create policy "partnership_isolation" on "own_observation" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "own_observation" add constraint "own_observation_area_code_foreign" foreign key ("area_code") references "area" ("code");
alter table "own_observation" add constraint "own_observation_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "own_observation" to tandem_app;
create table "comparator" ("partnership_id" smallint not null, "area_code" text not null, "set" text not null, "rank" smallint not null, "version_from" int not null, "version_to" int null, "comparator_code" text not null, "closeness" text null, "provenance" text not null, "load_id" int not null, primary key ("partnership_id", "area_code", "set", "rank", "version_from"));
comment on table "comparator" is 'Areas that an area is compared with, nearest first.';
comment on column "comparator"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "comparator"."area_code" is 'Area that is compared.';
comment on column "comparator"."set" is 'Set of comparators, as DfE statistical neighbours.';
comment on column "comparator"."rank" is '1 for the most alike, then one more each time.';
comment on column "comparator"."version_from" is 'First data version that holds this row.';
comment on column "comparator"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "comparator"."comparator_code" is 'Area it is compared with: GSS code, or the DfE code of a council not in the list of areas.';
comment on column "comparator"."closeness" is 'How alike, in the publisher''s words.';
comment on column "comparator"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "comparator"."load_id" is 'Load the row came with.';
alter table "comparator" add constraint "comparator_rank" check (rank > 0);
alter table "comparator" add constraint "comparator_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "comparator" enable row level security;
alter table "comparator" force row level security;
create policy "partnership_isolation" on "comparator" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "comparator" add constraint "comparator_area_code_foreign" foreign key ("area_code") references "area" ("code");
alter table "comparator" add constraint "comparator_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "comparator" to tandem_app;
`;

/** Long loads check codes as sets instead of row by row, where the server lets the application be given that right. */
const trustedCodes = `
do $$
begin
  grant set on parameter session_replication_role to tandem_app;
exception when insufficient_privilege then
  raise notice 'tandem_app may not leave out the check of single rows; long loads will be slower';
end $$;
`;

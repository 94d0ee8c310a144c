import { Migration } from "@mikro-orm/migrations";

/** What families named as priorities, and what changed because of it. */
export class FamilyPrioritiesMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(priorities);
    this.addSql(changes);
    this.addSql("reset role");
  }
}

const priorities = `
create table "family_priority" ("partnership_id" smallint not null, "survey_code" text not null, "priority_code" text not null, "area_code" text not null, "version_from" int not null, "version_to" int null, "survey_name" text not null, "held_on" date not null, "priority" text not null, "need_code" text null, "service_line_code" text null, "families" int null, "families_asked" int null, "state" text not null, "provenance" text not null, "load_id" int not null, primary key ("partnership_id", "survey_code", "priority_code", "area_code", "version_from"));
comment on table "family_priority" is 'What families named as a priority in a survey, by area. A family may name several, so priorities are never added; it lives in one area, so areas are.';
comment on column "family_priority"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "family_priority"."survey_code" is 'Stable code of the survey, as PCF-2025-AUTUMN.';
comment on column "family_priority"."priority_code" is 'Stable code of the priority within the survey, as WAITING.';
comment on column "family_priority"."area_code" is 'Area the families live in; areas of one priority do not overlap.';
comment on column "family_priority"."version_from" is 'First data version that holds this row.';
comment on column "family_priority"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "family_priority"."survey_name" is 'Name of the survey and who ran it, the same on all its rows.';
comment on column "family_priority"."held_on" is 'Last day answers were taken.';
comment on column "family_priority"."priority" is 'What families said, in plain words that tell nobody''s story; the same in every area.';
comment on column "family_priority"."need_code" is 'Need it is about; empty where it is about none in particular.';
comment on column "family_priority"."service_line_code" is 'Service line it is about; empty where it is about none in particular.';
comment on column "family_priority"."families" is 'Families who said so; empty when the state is not a number.';
comment on column "family_priority"."families_asked" is 'Families who answered the question; empty when not known.';
comment on column "family_priority"."state" is 'Whether the figure may be read as a number, and if not, why.';
comment on column "family_priority"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "family_priority"."load_id" is 'Load the row came with.';
alter table "family_priority" add constraint "family_priority_families_figure" check ((families is null or families >= 0) and (state <> 'KNOWN' or families is not null));
alter table "family_priority" add constraint "family_priority_asked" check (families_asked >= 0 and (families is null or families <= families_asked));
alter table "family_priority" add constraint "family_priority_state_check" check ("state" in ('KNOWN', 'LOW', 'SUPPRESSED', 'NOT_SUBMITTED', 'NOT_COLLECTED', 'NOT_LOADED', 'NOT_APPLICABLE', 'UNAVAILABLE', 'UNDEFINED', 'UNRELIABLE'));
alter table "family_priority" add constraint "family_priority_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "family_priority" enable row level security;
alter table "family_priority" force row level security;
create policy "partnership_isolation" on "family_priority" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "family_priority" add constraint "family_priority_area_code_foreign" foreign key ("area_code") references "area" ("code");
alter table "family_priority" add constraint "family_priority_need_code_foreign" foreign key ("need_code") references "need" ("code");
alter table "family_priority" add constraint "family_priority_service_line_code_foreign" foreign key ("service_line_code") references "service_line" ("code");
alter table "family_priority" add constraint "family_priority_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "family_priority" to tandem_app;
`;

const changes = `
create table "family_priority_change" ("partnership_id" smallint not null, "survey_code" text not null, "priority_code" text not null, "number" smallint not null, "version_from" int not null, "version_to" int null, "changed_on" date not null, "change" text not null, "service_line_code" text null, "provenance" text not null, "load_id" int not null, primary key ("partnership_id", "survey_code", "priority_code", "number", "version_from"));
comment on table "family_priority_change" is 'What the partners changed because of what families said.';
comment on column "family_priority_change"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "family_priority_change"."survey_code" is 'Survey.';
comment on column "family_priority_change"."priority_code" is 'Priority within the survey.';
comment on column "family_priority_change"."number" is '1 for the first change, then one more each time.';
comment on column "family_priority_change"."version_from" is 'First data version that holds this row.';
comment on column "family_priority_change"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "family_priority_change"."changed_on" is 'Day the change took effect.';
comment on column "family_priority_change"."change" is 'What changed, in plain words; no number of children or families small enough to hide.';
comment on column "family_priority_change"."service_line_code" is 'Service line that changed; empty where it is none in particular.';
comment on column "family_priority_change"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "family_priority_change"."load_id" is 'Load the row came with.';
alter table "family_priority_change" add constraint "family_priority_change_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "family_priority_change" enable row level security;
alter table "family_priority_change" force row level security;
create policy "partnership_isolation" on "family_priority_change" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "family_priority_change" add constraint "family_priority_change_service_line_code_foreign" foreign key ("service_line_code") references "service_line" ("code");
alter table "family_priority_change" add constraint "family_priority_change_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "family_priority_change" to tandem_app;
`;

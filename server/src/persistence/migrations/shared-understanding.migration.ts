import { Migration } from "@mikro-orm/migrations";

/** What staff can do in a week, and the children each agency knows of. */
export class SharedUnderstandingMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(workforce);
    this.addSql(knownChildren);
    this.addSql("reset role");
  }
}

const workforce = `
alter table "workforce" add column "sessions_per_week" double precision null, add column "slots_per_session" double precision null, add column "absence_share" double precision null, add column "not_brought_share" double precision null;
comment on table "workforce" is 'Staff of a service in a month, in whole-time equivalents, and what each of them can do.';
comment on column "workforce"."sessions_per_week" is 'Sessions with children that a whole-time equivalent holds in a week at work.';
comment on column "workforce"."slots_per_session" is 'Units of care a session has room for.';
comment on column "workforce"."absence_share" is 'Share of sessions lost to leave, sickness and training, 0 to 1.';
comment on column "workforce"."not_brought_share" is 'Share of slots lost because the child was not brought and nobody else was seen, 0 to 1.';
alter table "workforce" add constraint "workforce_shares" check (absence_share >= 0 and absence_share < 1 and not_brought_share >= 0 and not_brought_share < 1);
alter table "workforce" add constraint "workforce_amounts" check (funded_wte >= 0 and in_post_wte >= 0 and sessions_per_week >= 0 and slots_per_session >= 0);
`;

const knownChildren = `
create table "known_children" ("partnership_id" smallint not null, "agency" text not null, "list" text not null, "area_code" text not null, "need_code" text not null, "age_from" smallint not null, "age_to" smallint not null, "month" date not null, "version_from" int not null, "version_to" int null, "children" int null, "state" text not null, "population_basis" text not null, "provenance" text not null, "load_id" int not null, primary key ("partnership_id", "agency", "list", "area_code", "need_code", "age_from", "age_to", "month", "version_from"));
comment on table "known_children" is 'Children on an agency''s list at a month''s end, by need, area and age band.';
comment on column "known_children"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "known_children"."agency" is 'Who knows of the children.';
comment on column "known_children"."list" is 'On which of its lists they are.';
comment on column "known_children"."area_code" is 'Area.';
comment on column "known_children"."need_code" is 'Need.';
comment on column "known_children"."age_from" is 'Youngest age of the band, in years.';
comment on column "known_children"."age_to" is 'Oldest age of the band, in years.';
comment on column "known_children"."month" is 'First day of the calendar month the figure is for.';
comment on column "known_children"."version_from" is 'First data version that holds this row.';
comment on column "known_children"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "known_children"."children" is 'Children on the list; empty when the state is not a number.';
comment on column "known_children"."state" is 'Whether the figure may be read as a number, and if not, why.';
comment on column "known_children"."population_basis" is 'Which children are counted.';
comment on column "known_children"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "known_children"."load_id" is 'Load the row came with.';
alter table "known_children" add constraint "known_children_children_figure" check ((children is null or children >= 0) and (state <> 'KNOWN' or children is not null));
alter table "known_children" add constraint "known_children_agency_check" check ("agency" in ('EDUCATION', 'HEALTH', 'SOCIAL_CARE'));
alter table "known_children" add constraint "known_children_list_check" check ("list" in ('EHC_PLAN', 'SEN_SUPPORT', 'CASELOAD', 'REFERRAL'));
alter table "known_children" add constraint "known_children_state_check" check ("state" in ('KNOWN', 'LOW', 'SUPPRESSED', 'NOT_SUBMITTED', 'NOT_COLLECTED', 'NOT_LOADED', 'NOT_APPLICABLE', 'UNAVAILABLE', 'UNDEFINED', 'UNRELIABLE'));
alter table "known_children" add constraint "known_children_population_basis_check" check ("population_basis" in ('RESPONSIBLE_COUNCIL', 'RESIDENT', 'GP_REGISTERED', 'PROVIDER', 'SCHOOL_LOCATED'));
alter table "known_children" add constraint "known_children_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "known_children" enable row level security;
alter table "known_children" force row level security;
create policy "partnership_isolation" on "known_children" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "known_children" add constraint "known_children_area_code_foreign" foreign key ("area_code") references "area" ("code");
alter table "known_children" add constraint "known_children_need_code_foreign" foreign key ("need_code") references "need" ("code");
alter table "known_children" add constraint "known_children_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "known_children" to tandem_app;
`;

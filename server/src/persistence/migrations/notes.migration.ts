import { Migration } from "@mikro-orm/migrations";

/** What is said of exceptions, and the events that explain turns in series. */
export class NotesMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(exceptionNotes);
    this.addSql(annotations);
    this.addSql("reset role");
  }
}

const exceptionNotes = `
create table "exception_note" ("partnership_id" smallint not null, "exception_code" text not null, "version_from" int not null, "version_to" int null, "owner" text not null, "cause" text not null, "action" text not null, "due_on" date not null, "noted_by" text not null, "noted_on" date not null, "provenance" text not null, "load_id" int null, primary key ("partnership_id", "exception_code", "version_from"));
comment on table "exception_note" is 'What is said of a red exception: who answers for it, why it is there, what is done about it, by when.';
comment on column "exception_note"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "exception_note"."exception_code" is 'The exception, by its stable code: gap:LINE, queue:SERVICE|CLOCK, pool:ARRANGEMENT|YEAR, …';
comment on column "exception_note"."version_from" is 'First data version that holds this row.';
comment on column "exception_note"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "exception_note"."owner" is 'Post that answers for it; never a person''s name.';
comment on column "exception_note"."cause" is 'Why it is there, in words.';
comment on column "exception_note"."action" is 'What is done about it, in words.';
comment on column "exception_note"."due_on" is 'Day by which that is done.';
comment on column "exception_note"."noted_by" is 'Who wrote the note; a post, not a name, in illustrative data.';
comment on column "exception_note"."noted_on" is 'When.';
comment on column "exception_note"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "exception_note"."load_id" is 'Load the row came with; empty for one entered on screen.';
alter table "exception_note" add constraint "exception_note_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "exception_note" enable row level security;
alter table "exception_note" force row level security;
create policy "partnership_isolation" on "exception_note" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "exception_note" add constraint "exception_note_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "exception_note" to tandem_app;
`;

const annotations = `
create table "annotation" ("partnership_id" smallint not null, "code" text not null, "version_from" int not null, "version_to" int null, "happened_on" date not null, "service_code" text null, "service_line_code" text null, "measure_code" text null, "text" text not null, "noted_by" text not null, "noted_on" date not null, "provenance" text not null, "load_id" int null, primary key ("partnership_id", "code", "version_from"));
comment on table "annotation" is 'Events on a day that explain a turn in a series: of a service, a line, a measure, or else of the partnership.';
comment on column "annotation"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "annotation"."code" is 'Stable code of the event.';
comment on column "annotation"."version_from" is 'First data version that holds this row.';
comment on column "annotation"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "annotation"."happened_on" is 'Day it happened.';
comment on column "annotation"."service_code" is 'Service it is about, if it is about one.';
comment on column "annotation"."service_line_code" is 'Service line it is about, if it is about a whole line.';
comment on column "annotation"."measure_code" is 'Measure it is about, if it is about one.';
comment on column "annotation"."text" is 'What happened, in a few words; of posts and services, never of a person.';
comment on column "annotation"."noted_by" is 'Who wrote it; a post, not a name, in illustrative data.';
comment on column "annotation"."noted_on" is 'When it was written.';
comment on column "annotation"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "annotation"."load_id" is 'Load the row came with; empty for one entered on screen.';
alter table "annotation" add constraint "annotation_subject" check (num_nonnulls(service_code, service_line_code, measure_code) <= 1);
alter table "annotation" add constraint "annotation_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "annotation" enable row level security;
alter table "annotation" force row level security;
create policy "partnership_isolation" on "annotation" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "annotation" add constraint "annotation_service_code_foreign" foreign key ("partnership_id", "service_code") references "service_key" ("partnership_id", "code");
alter table "annotation" add constraint "annotation_service_line_code_foreign" foreign key ("service_line_code") references "service_line" ("code");
alter table "annotation" add constraint "annotation_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "annotation" to tandem_app;
`;

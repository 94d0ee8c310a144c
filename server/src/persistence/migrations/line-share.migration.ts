import { Migration } from "@mikro-orm/migrations";

/** Services that work on several lines. */
export class LineShareMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(lineShare);
    this.addSql("reset role");
  }
}

const lineShare = `
create table "line_share" ("partnership_id" smallint not null, "service_code" text not null, "service_line_code" text not null, "starts_on" date not null, "version_from" int not null, "version_to" int null, "ends_on" date null, "share" double precision not null, "provenance" text not null, "load_id" int not null, primary key ("partnership_id", "service_code", "service_line_code", "starts_on", "version_from"));
comment on table "line_share" is 'Part of a service''s capacity, contracts, staff and queue that belongs to a line; its own line keeps the rest.';
comment on column "line_share"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "line_share"."service_code" is 'Service.';
comment on column "line_share"."service_line_code" is 'Service line.';
comment on column "line_share"."starts_on" is 'First day of this share, the first of a month.';
comment on column "line_share"."version_from" is 'First data version that holds this row.';
comment on column "line_share"."version_to" is 'First data version that no longer holds this row; empty while it holds.';
comment on column "line_share"."ends_on" is 'Last day of this share; empty while it holds.';
comment on column "line_share"."share" is 'Part of the service, above 0 to 1; those of one service add up to 1 at most.';
comment on column "line_share"."provenance" is 'Official, a partner''s own, or illustrative.';
comment on column "line_share"."load_id" is 'Load the row came with.';
alter table "line_share" add constraint "line_share_part" check (share > 0 and share <= 1);
alter table "line_share" add constraint "line_share_dates" check (ends_on is null or ends_on >= starts_on);
alter table "line_share" add constraint "line_share_provenance_check" check ("provenance" in ('OFFICIAL', 'LOCAL', 'ILLUSTRATIVE'));
alter table "line_share" enable row level security;
alter table "line_share" force row level security;
create policy "partnership_isolation" on "line_share" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "line_share" add constraint "line_share_service_line_code_foreign" foreign key ("service_line_code") references "service_line" ("code");
alter table "line_share" add constraint "line_share_service_code_foreign" foreign key ("partnership_id", "service_code") references "service_key" ("partnership_id", "code");
alter table "line_share" add constraint "line_share_load_id_foreign" foreign key ("partnership_id", "load_id") references "load" ("partnership_id", "id");
grant select, insert, update (version_to) on "line_share" to tandem_app;
`;

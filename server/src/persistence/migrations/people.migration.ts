import { Migration } from "@mikro-orm/migrations";

/** People of a partnership, their sessions, and the log of what was done; edits, which come with no load. */
export class PeopleMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(membership);
    this.addSql(signIn);
    this.addSql(signInAttempt);
    this.addSql(readSignIn);
    this.addSql(auditEntry);
    this.addSql(ownPartnerships);
    this.addSql(edits);
    this.addSql("reset role");
  }
}

const membership = `
create table "membership" ("partnership_id" smallint not null, "code" text not null, "organisation_code" text not null, "email" text not null, "name" text null, "issuer" text null, "subject" text null, "roles" text[] not null, "invited_at" timestamptz not null, "joined_at" timestamptz null, "removed_at" timestamptz null, "row_version" int not null default 1, primary key ("partnership_id", "code"));
comment on table "membership" is 'People of a partnership: whom they work for there and in which roles.';
comment on column "membership"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "membership"."code" is 'Random code of the membership, which the audit log names.';
comment on column "membership"."organisation_code" is 'Organisation they work for in this partnership.';
comment on column "membership"."email" is 'Address they were invited at, in lower case; the sign-in service must vouch for it.';
comment on column "membership"."name" is 'Name as the sign-in service gives it; empty until the first sign-in.';
comment on column "membership"."issuer" is 'Sign-in service that knows them; empty until the first sign-in.';
comment on column "membership"."subject" is 'Their number at the sign-in service; empty until the first sign-in.';
comment on column "membership"."roles" is 'Roles they hold in this partnership.';
comment on column "membership"."invited_at" is 'When they were invited.';
comment on column "membership"."joined_at" is 'When they first signed in; empty while invited.';
comment on column "membership"."removed_at" is 'When they were removed; empty while they belong.';
comment on column "membership"."row_version" is 'Grows by one with each change, so that two people at once cannot overwrite each other.';
alter table "membership" add constraint "membership_email_unique" unique ("partnership_id", "email");
alter table "membership" add constraint "membership_identity_unique" unique ("partnership_id", "issuer", "subject");
alter table "membership" enable row level security;
alter table "membership" force row level security;
create policy "partnership_isolation" on "membership" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
create policy "own_memberships" on "membership" for select using (issuer = (select nullif(current_setting('tandem.issuer', true), '')) and subject = (select nullif(current_setting('tandem.subject', true), '')) or (subject is null and removed_at is null and email = (select nullif(current_setting('tandem.email', true), ''))));
alter table "membership" add constraint "membership_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id");
alter table "membership" add constraint "membership_organisation_code_foreign" foreign key ("partnership_id", "organisation_code") references "organisation_key" ("partnership_id", "code");
grant select, insert, update (organisation_code, email, name, issuer, subject, roles, invited_at, joined_at, removed_at, row_version) on "membership" to tandem_app;
`;

const signIn = `
create table "sign_in" ("key_hash" text not null, "issuer" text not null, "subject" text not null, "email" text null, "name" text not null, "started_at" timestamptz not null, "seen_at" timestamptz not null, "ends_at" timestamptz not null, "purpose_partnership" text null, "purpose" text null, primary key ("key_hash"));
comment on table "sign_in" is 'Sessions of people who signed in; a row is seen only by whoever holds its cookie, or by its own person.';
comment on column "sign_in"."key_hash" is 'SHA-256 of the cookie''s random key, in hexadecimal; the key itself is not kept.';
comment on column "sign_in"."issuer" is 'Sign-in service.';
comment on column "sign_in"."subject" is 'The person''s number at the sign-in service.';
comment on column "sign_in"."email" is 'Address the sign-in service vouches for, in lower case.';
comment on column "sign_in"."name" is 'Name as the sign-in service gives it.';
comment on column "sign_in"."started_at" is 'When they signed in.';
comment on column "sign_in"."seen_at" is 'When the session was last used, to the minute.';
comment on column "sign_in"."ends_at" is 'When the session ends however much it is used.';
comment on column "sign_in"."purpose_partnership" is 'Partnership whose small counts are read in this session.';
comment on column "sign_in"."purpose" is 'Why they are read, in the person''s words.';
alter table "sign_in" enable row level security;
alter table "sign_in" force row level security;
create policy "own_sign_in" on "sign_in" using (key_hash = (select nullif(current_setting('tandem.sign_in_key', true), '')) or (issuer = (select nullif(current_setting('tandem.issuer', true), '')) and subject = (select nullif(current_setting('tandem.subject', true), '')))) with check (key_hash = (select nullif(current_setting('tandem.sign_in_key', true), '')) or (issuer = (select nullif(current_setting('tandem.issuer', true), '')) and subject = (select nullif(current_setting('tandem.subject', true), ''))));
create policy "over" on "sign_in" for delete using (ends_at < transaction_timestamp());
create policy "over_seen" on "sign_in" for select using (ends_at < transaction_timestamp());
grant select, insert, delete, update (seen_at, purpose_partnership, purpose) on "sign_in" to tandem_app;
`;

const signInAttempt = `
create table "sign_in_attempt" ("key_hash" text not null, "state" text not null, "nonce" text not null, "code_verifier" text not null, "return_to" text not null, "ends_at" timestamptz not null, primary key ("key_hash"));
comment on table "sign_in_attempt" is 'Sign-ins under way, removed when used; seen only by whoever holds the attempt''s cookie.';
comment on column "sign_in_attempt"."key_hash" is 'SHA-256 of the attempt''s cookie, in hexadecimal.';
comment on column "sign_in_attempt"."state" is 'Random text the sign-in service must send back.';
comment on column "sign_in_attempt"."nonce" is 'Random text the identity token must hold.';
comment on column "sign_in_attempt"."code_verifier" is 'Secret of this attempt, by which the code is exchanged (PKCE).';
comment on column "sign_in_attempt"."return_to" is 'Page of this site to go to afterwards.';
comment on column "sign_in_attempt"."ends_at" is 'When the attempt is too old.';
alter table "sign_in_attempt" enable row level security;
alter table "sign_in_attempt" force row level security;
create policy "own_attempt" on "sign_in_attempt" using (key_hash = (select nullif(current_setting('tandem.sign_in_key', true), ''))) with check (key_hash = (select nullif(current_setting('tandem.sign_in_key', true), '')));
create policy "over" on "sign_in_attempt" for delete using (ends_at < transaction_timestamp());
create policy "over_seen" on "sign_in_attempt" for select using (ends_at < transaction_timestamp());
grant select, insert, delete on "sign_in_attempt" to tandem_app;
`;

/** One statement, and so one way to the server and back, for what every request of a signed-in person asks first. */
const readSignIn = `
create function "read_sign_in" (key text, at timestamptz, idle_since timestamptz) returns jsonb language plpgsql as $$
declare
  session sign_in%rowtype;
begin
  perform set_config('role', 'tandem_app', true), set_config('tandem.sign_in_key', key, true);
  select * into session from sign_in where key_hash = key and ends_at > at and seen_at > idle_since;
  if session.key_hash is null then
    return null;
  end if;
  perform set_config('tandem.issuer', session.issuer, true), set_config('tandem.subject', session.subject, true);
  return to_jsonb(session) || jsonb_build_object('memberships', (
    select coalesce(jsonb_agg(jsonb_build_object('partnershipId', p.id, 'partnershipCode', p.code, 'code', m.code,
      'organisationCode', m.organisation_code, 'roles', m.roles) order by p.code), '[]')
    from membership m join partnership p on p.id = m.partnership_id
    where m.removed_at is null and m.subject is not null));
end $$;
comment on function "read_sign_in" is 'The session whose key has this hash, unless it is over, and what its person belongs to; sees what row-level security shows its caller.';
`;

const auditEntry = `
create table "audit_entry" ("partnership_id" smallint not null, "number" int not null, "at" timestamptz not null, "actor" text not null, "actor_name" text not null, "action" text not null, "object" text not null, "purpose" text null, "changes" text not null, "previous_hash" text not null, "hash" text not null, primary key ("partnership_id", "number"));
comment on table "audit_entry" is 'What was done, by whom, when and why; rows are only ever added, each holding the hash of the one before.';
comment on column "audit_entry"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "audit_entry"."number" is '1 for the first entry, then one more each time.';
comment on column "audit_entry"."at" is 'When.';
comment on column "audit_entry"."actor" is 'Who: code of a membership, or evaluation-ROLE, or command for a command at the server.';
comment on column "audit_entry"."actor_name" is 'Who, as shown on screen then.';
comment on column "audit_entry"."action" is 'What was done, as INVITE_PERSON.';
comment on column "audit_entry"."object" is 'To what: kind and code, as membership:…';
comment on column "audit_entry"."purpose" is 'Why, where a reason or purpose was stated.';
comment on column "audit_entry"."changes" is 'Fields that changed, before and after, or what was read, as JSON text.';
comment on column "audit_entry"."previous_hash" is 'Hash of the entry before; 64 zeros for the first.';
comment on column "audit_entry"."hash" is 'SHA-256 over this entry and the hash before it, in hexadecimal.';
alter table "audit_entry" enable row level security;
alter table "audit_entry" force row level security;
create policy "partnership_isolation" on "audit_entry" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "audit_entry" add constraint "audit_entry_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id");
grant select, insert on "audit_entry" to tandem_app;
`;

const ownPartnerships = `
create policy "own_partnerships" on "partnership" for select using (exists (select 1 from membership m where m.partnership_id = partnership.id and m.removed_at is null
  and m.issuer = (select nullif(current_setting('tandem.issuer', true), ''))
  and m.subject = (select nullif(current_setting('tandem.subject', true), ''))));
create policy "owner_lists" on "partnership" for select to tandem_owner using (true);
`;

const edits = `
alter table "judgement" alter column "load_id" drop not null;
comment on column "judgement"."load_id" is 'Load the row came with; empty for one recorded on screen.';
`;

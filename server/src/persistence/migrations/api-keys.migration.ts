import { Migration } from "@mikro-orm/migrations";

/** Keys of the API, and what the processes have taken of each key's budget. */
export class ApiKeysMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(apiKey);
    this.addSql(budget);
    this.addSql(slots);
    this.addSql(leaseApiKey);
    this.addSql(auditActor);
    this.addSql("reset role");
  }
}

const IN_PARTNERSHIP = "partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)";

/** Row-level security of a table, forced on its owner too, for the partnership of the session. */
const secured = (table: string) => `
alter table "${table}" enable row level security;
alter table "${table}" force row level security;
create policy "partnership_isolation" on "${table}" using (${IN_PARTNERSHIP}) with check (${IN_PARTNERSHIP});
comment on column "${table}"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
`;

const apiKey = `
create table "api_key" ("partnership_id" smallint not null, "code" text not null, "name" text not null, "key_hash" text not null, "role" text not null, "scopes" text[] not null, "purpose" text null, "created_by" text not null, "created_by_name" text not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "revoked_at" timestamptz null, "last_used_at" timestamptz null, "requests_per_minute" int not null, "points_per_minute" int not null, "concurrent_requests" int not null, primary key ("partnership_id", "code"));
comment on table "api_key" is 'Keys by which programs ask; of each only the hash is kept.';
${secured("api_key")}
comment on column "api_key"."code" is 'Random code of the key, which stands in it and in the audit log.';
comment on column "api_key"."name" is 'What the key is for, in its maker''s words.';
comment on column "api_key"."key_hash" is 'SHA-256 of the whole key, in hexadecimal; the key itself is not kept.';
comment on column "api_key"."role" is 'Role it reads as.';
comment on column "api_key"."scopes" is 'What it may be used for: READ, IMPORT.';
comment on column "api_key"."purpose" is 'Why it reads small counts; empty where it reads none.';
comment on column "api_key"."created_by" is 'Who made it: code of a membership, or evaluation-ROLE.';
comment on column "api_key"."created_by_name" is 'Who made it, as shown on screen then.';
comment on column "api_key"."created_at" is 'When it was made.';
comment on column "api_key"."expires_at" is 'From when it opens nothing more.';
comment on column "api_key"."revoked_at" is 'When it was revoked; empty while it was not.';
comment on column "api_key"."last_used_at" is 'When it was last used, to the minute; empty while it was not.';
comment on column "api_key"."requests_per_minute" is 'Requests it may send in a minute.';
comment on column "api_key"."points_per_minute" is 'Points of cost its questions may have in a minute.';
comment on column "api_key"."concurrent_requests" is 'Requests it may have under way at once.';
alter table "api_key" add constraint "api_key_code_unique" unique ("code");
create policy "named_key" on "api_key" for select using (code = (select nullif(current_setting('tandem.api_key', true), '')));
alter table "api_key" add constraint "api_key_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id");
grant select, insert, update (revoked_at, last_used_at) on "api_key" to tandem_app;
`;

const budget = `
create table "api_key_budget" ("partnership_id" smallint not null, "key_code" text not null, "minute" timestamptz not null, "requests" int not null, "points" int not null, primary key ("partnership_id", "key_code"));
comment on table "api_key_budget" is 'What the processes have taken of each key''s budget in its latest minute.';
${secured("api_key_budget")}
comment on column "api_key_budget"."key_code" is 'The key.';
comment on column "api_key_budget"."minute" is 'Start of the minute the budget is for.';
comment on column "api_key_budget"."requests" is 'Requests taken, whether spent yet or not.';
comment on column "api_key_budget"."points" is 'Points of cost taken, whether spent yet or not.';
alter table "api_key_budget" add constraint "api_key_budget_key_code_foreign" foreign key ("partnership_id", "key_code") references "api_key" ("partnership_id", "code");
grant select, insert, update on "api_key_budget" to tandem_app;
`;

const slots = `
create table "api_key_slots" ("partnership_id" smallint not null, "key_code" text not null, "holder" text not null, "slots" int not null, "lapses_at" timestamptz not null, primary key ("partnership_id", "key_code", "holder"));
comment on table "api_key_slots" is 'Places for requests under way that each process holds of each key''s, until they lapse.';
${secured("api_key_slots")}
comment on column "api_key_slots"."key_code" is 'The key.';
comment on column "api_key_slots"."holder" is 'Random name of the process that holds the places.';
comment on column "api_key_slots"."slots" is 'Requests it may have under way at once.';
comment on column "api_key_slots"."lapses_at" is 'From when the places are free again.';
alter table "api_key_slots" add constraint "api_key_slots_key_code_foreign" foreign key ("partnership_id", "key_code") references "api_key" ("partnership_id", "code");
grant select, insert, update, delete on "api_key_slots" to tandem_app;
`;

/**
 * One statement for all that a process asks of a key for some seconds: whether it still holds, and a slice of its budget. What
 * the process did not spend of its last slice in the same minute is given back first.
 */
const leaseApiKey = `
create function "lease_api_key" (named text, proof text, at timestamptz, lapses timestamptz, holding text, wanted jsonb) returns jsonb language plpgsql as $$
declare
  k api_key%rowtype;
  this_minute timestamptz := date_trunc('minute', at);
  spent api_key_budget%rowtype;
  got_requests int;
  got_points int;
  got_slots int;
  taken_slots int;
begin
  perform set_config('role', 'tandem_app', true), set_config('tandem.api_key', named, true);
  select * into k from api_key where code = named and key_hash = proof;
  if k.code is null then
    return null;
  end if;
  perform set_config('tandem.partnership_id', k.partnership_id::text, true);
  if k.revoked_at is null and k.expires_at > at then
    insert into api_key_budget values (k.partnership_id, named, this_minute, 0, 0) on conflict do nothing;
    select * into spent from api_key_budget where partnership_id = k.partnership_id and key_code = named for update;
    if spent.minute < this_minute then
      spent.minute := this_minute;
      spent.requests := 0;
      spent.points := 0;
    elsif spent.minute = (wanted ->> 'unspentMinute')::timestamptz then
      spent.requests := greatest(0, spent.requests - (wanted ->> 'unspentRequests')::int);
      spent.points := greatest(0, spent.points - (wanted ->> 'unspentPoints')::int);
    end if;
    got_requests := greatest(0, least(k.requests_per_minute - spent.requests,
      greatest((wanted ->> 'requests')::int, ceil(k.requests_per_minute * (wanted ->> 'slice')::numeric)::int)));
    got_points := greatest(0, least(k.points_per_minute - spent.points,
      greatest((wanted ->> 'points')::int, ceil(k.points_per_minute * (wanted ->> 'slice')::numeric)::int)));
    update api_key_budget set minute = spent.minute, requests = spent.requests + got_requests, points = spent.points + got_points
      where partnership_id = k.partnership_id and key_code = named;
    delete from api_key_slots where partnership_id = k.partnership_id and key_code = named and lapses_at <= at;
    select coalesce(sum(s.slots), 0) into taken_slots from api_key_slots s
      where s.partnership_id = k.partnership_id and s.key_code = named and s.holder <> holding;
    got_slots := greatest(0, least(k.concurrent_requests - taken_slots,
      greatest((wanted ->> 'slots')::int, ceil(k.concurrent_requests * (wanted ->> 'slotSlice')::numeric)::int)));
    insert into api_key_slots values (k.partnership_id, named, holding, got_slots, lapses)
      on conflict (partnership_id, key_code, holder) do update set slots = excluded.slots, lapses_at = excluded.lapses_at;
    update api_key set last_used_at = at where partnership_id = k.partnership_id and code = named
      and (last_used_at is null or last_used_at <= at - interval '1 minute');
  end if;
  return (select jsonb_build_object('partnershipCode', p.code, 'code', k.code, 'name', k.name, 'role', k.role, 'scopes', k.scopes,
      'purpose', k.purpose, 'createdBy', k.created_by, 'isExpired', k.expires_at <= at, 'isRevoked', k.revoked_at is not null,
      'requestsPerMinute', k.requests_per_minute, 'pointsPerMinute', k.points_per_minute, 'concurrentRequests', k.concurrent_requests,
      'makerRoles', (select m.roles from membership m where m.partnership_id = p.id and m.code = k.created_by and m.removed_at is null),
      'minute', coalesce(spent.minute, this_minute), 'requests', coalesce(got_requests, 0), 'points', coalesce(got_points, 0), 'slots', coalesce(got_slots, 0),
      'freeRequests', k.requests_per_minute - coalesce(spent.requests + got_requests, 0),
      'freePoints', k.points_per_minute - coalesce(spent.points + got_points, 0))
    from partnership p where p.id = k.partnership_id);
end $$;
comment on function "lease_api_key" is 'The key whose code and hash these are, with a slice of its budget for one process; sees what row-level security shows its caller.';
`;

const auditActor = `
comment on column "audit_entry"."actor" is 'Who: code of a membership, evaluation-ROLE, key-CODE for a key of the API, or command for a command at the server.';
`;

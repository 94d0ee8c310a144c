start transaction read only;
select set_config('role', 'tandem_app', true), set_config('tandem.partnership_id', '1', true);
select "id", "template", "dataset", "publisher", "release", "url", "licence", "provenance", "status", "content_hash" as "contentHash", "size_bytes" as "sizeBytes", "actor_name" as "loadedBy", "error_count" as "errorCount", "warning_count" as "warningCount", "file_name" as "fileName", "rows_read" as "rowsRead", "rows_written" as "rowsWritten", "data_version" as "dataVersion", to_char("started_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt", to_char("finished_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt" from "load" where "partnership_id" = $1 and "data_version" <= $2 order by "id" desc limit $3;
select count(*) as "total" from "load" where "partnership_id" = $1 and "data_version" <= $2;
select "load_id" as "loadId", "severity", "sheet", "row", "column", "value", "code", "message", "mend" from "load_problem" where "partnership_id" = $1 and "load_id" = any($2::int[]) order by "load_id", "ordinal";
commit;

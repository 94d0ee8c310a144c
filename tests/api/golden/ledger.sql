start transaction read only;
select set_config('role', 'tandem_app', true), set_config('tandem.partnership_code', 'walsall', true);
select "id", "code", "name", "area_code" as "areaCode", "today", "data_version" as "dataVersion", coalesce((select max(number) from reference_release), 0) as "referenceVersion" from "partnership" where "code" = $1;
commit;
start transaction read only;
select set_config('role', 'tandem_app', true), set_config('tandem.partnership_id', '1', true);
select count(*)::int as count, coalesce(sum(e.pence) filter (where e.kind not in ('SPEND', 'ACCRUAL', 'RETURN')), 0)::bigint as in, coalesce(sum(e.pence) filter (where e.kind in ('SPEND', 'ACCRUAL', 'RETURN')), 0)::bigint as out from ledger_entry e where e.arrangement_code = $1 and e.financial_year = $2 and "e"."partnership_id" = $3 and "e"."version_from" <= $4 and ("e"."version_to" is null or "e"."version_to" > $5) and true and true and true;
select e.reference, e.financial_year as "financialYear", to_char(e.month, 'YYYY-MM') as month, e.kind, e.organisation_code as "organisationCode", e.funding_source_code as "fundingSourceCode", e.form, e.scheme_code as "schemeCode", s.name as "schemeName", e.commission_code as "commissionCode", e.pence, e.adjusts_year as "adjustsYear", e.reverses, e.description, e.entered_by as "enteredBy" from ledger_entry e left join scheme s on s.code = e.scheme_code and "s"."partnership_id" = $1 and "s"."version_from" <= $2 and ("s"."version_to" is null or "s"."version_to" > $3) where e.arrangement_code = $4 and e.financial_year = $5 and "e"."partnership_id" = $6 and "e"."version_from" <= $7 and ("e"."version_to" is null or "e"."version_to" > $8) and true and true and true and true order by e.month, e.reference limit $9;
commit;

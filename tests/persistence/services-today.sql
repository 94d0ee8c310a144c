select s.code, s.name, s.service_line_code as line, s.provider_code as provider,
  r.age_from, r.age_to, r.area_codes as areas, r.need_codes as needs, k.units as capacity, v.pence, v.commissioners
from service s
left join lateral (
  select * from reach r where r.partnership_id = 1 and r.service_code = s.code
    and r.version_from <= $1::int and coalesce(r.version_to, 2147483647) > $1
  order by (r.starts_on <= $2::date and coalesce(r.ends_on, 'infinity') >= $2) desc, r.starts_on desc limit 1
) r on true
left join lateral (
  select k.units from capacity k where k.partnership_id = 1 and k.service_code = s.code and k.month <= $2::date
    and k.version_from <= $1::int and coalesce(k.version_to, 2147483647) > $1
  order by k.month desc limit 1
) k on true
cross join lateral (
  select case when count(*) = count(c.annual_value_pence) then sum(c.annual_value_pence) end as pence,
    array_agg(c.commissioner_code) as commissioners
  from commission c where c.partnership_id = 1 and c.service_code = s.code
    and c.version_from <= $1::int and coalesce(c.version_to, 2147483647) > $1
    and c.starts_on <= $2::date and coalesce(c.ends_on, 'infinity') >= $2
) v
where s.partnership_id = 1 and s.version_from <= $1::int and coalesce(s.version_to, 2147483647) > $1

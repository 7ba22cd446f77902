create table shop.customers as
with drawn as (
  select k,
    pick(['DE:Berlin', 'DE:Hamburg', 'US:New York', 'DE:München', 'US:Austin', 'FR:Paris', 'GB:London', 'AT:Wien', 'DE:Köln',
      'TR:İstanbul', 'CH:Zürich', 'NL:Den Haag', 'CA:Montréal', 'GR:ΑΘΗΝΑΣ', 'BR:São Paulo', 'JP:東京', 'PL:Łódź', 'DE:MÜNCHEN',
      'GR:Αθήνα', 'TR:istanbul', 'FR:L''Haÿ-les-Roses', 'US:Coeur d''Alene', 'TR:ISTANBUL', 'BR:SÃO PAULO', 'DE:Straße',
      'DE:STRAẞE', 'GR:αθηνας', 'GB:Westward Ho!'], u(k, 20) * sqrt(u(k, 20))) as place,
    pick(['Anna', 'Ben', 'Claire', 'Björn', 'Fatima', 'José', 'Mária', 'Élodie', 'Søren', 'Hüseyin', 'Zoë', 'İpek', 'Nguyễn',
      'Dimitrios', 'Łukasz', 'Renée', 'Παναγιώτης', 'Владимир', '太郎', 'Θωμάς', '🦊 Reynard', 'Mary "May"'], u(k, 21) * sqrt(u(k, 21)))
      as first_name,
    pick(['Müller', 'Smith', 'García', 'Großmann', 'O''Brien', 'Yılmaz', 'Kowalski', 'Иванова', '佐藤', 'd''Angelo', 'de la Cruz',
      'Weiß', 'Σωτήρης', 'van der Berg', 'Back\slash', 'Under_score', '100% Real'], u(k, 22) * sqrt(u(k, 22))) as last_name
  from range(1, getvariable('customers') + getvariable('customers') // 2000 + 2) as numbers(k)
)
select
  -- A few rows of an old import never got an ID.
  case when k <= getvariable('customers') then 'c' || k end as customer_id,
  case when u(k, 23) < 0.02 then null
       when u(k, 23) < 0.03 then ''
       when u(k, 23) < 0.033 then '  '
       when u(k, 23) < 0.037 then 'Staff.' || k || '@Shop.Example'
       when u(k, 23) < 0.04 then 'staff.' || k || '@shop.example'
       when u(k, 23) < 0.042 then 'o''brien+50%' || k || '@mail.example'
       else 'user' || k || pick(['@mail.example', '@post.example', '@MAIL.example', '@works.example'], u(k, 24) * u(k, 24)) end as email,
  case when u(k, 25) < 0.03 then null
       when u(k, 25) < 0.04 then '   '
       else first_name || ' ' || last_name end as full_name,
  case when u(k, 26) < 0.04 then null when u(k, 26) < 0.05 then '' when u(k, 26) < 0.053 then ' ' else place[1:2] end as country,
  case when u(k, 27) < 0.08 then null else place[4:] end as city,
  case when u(k, 28) < 0.2 then null
       when u(k, 28) < 0.202 then date '1996-02-29'
       else date '1940-01-01' + floor(24000 * u(k, 29))::integer end as birthday,
  case when u(k, 30) < 0.1 then null else u(k, 30) < 0.72 end as marketing_consent,
  case when u(k, 31) < 0.5 then null else pick(['bronze', 'bronze', 'silver', 'gold'], u(k, 32)) end as loyalty_tier,
  case when u(k, 31) < 0.5 then null else floor(5000 * u(k, 33) * u(k, 34))::integer end as loyalty_points,
  case when u(k, 35) < 0.7 then null
       when u(k, 35) < 0.9 then chr((65 + floor(26 * u(k, 36)))::integer) || chr((65 + floor(26 * u(k, 37)))::integer) || '-'
         || (1000 + floor(9000 * u(k, 38)))::integer
       else pick(['ab-1234', '50% off', '500 off', 'C:\temp\new', 'O''Brien "VIP"', '_wild%card_', '🎉 party', ''], u(k, 39)) end
    as referral_code,
  case when u(k, 40) < 0.3 then null
       else list_filter(['vip', 'runner', 'marathon', 'run:5k', 'run:10k', 'run:ultra', 'beta', '100%', 'O''Brien', 'ışık'],
         lambda tag, place: (hashed(k, 41) >> (2 * place)) % 8 = 0) end as tags,
  case when u(k, 42) < 0.4 then null
       else ('{"plan": {"tier": ' || pick(['"free"', '"silver"', '"gold"', '"platinum"', 'null'], u(k, 43) * sqrt(u(k, 43)))
         || '}, "shoe_size": ' || pick(['39', '"42"', '42.5', '"unknown"'], u(k, 44))
         || ', "newsletter": ' || pick(['true', 'false'], u(k, 45)) || ', "note": "50% \"off\" \\ ß"}')::json end as attributes,
  case when u(k, 46) < 0.8 then null
       when u(k, 46) < 0.802 then 999999999
       else 1 + floor(getvariable('accounts') * u(k, 47) * sqrt(u(k, 47)))::integer end as account_id,
  epoch(signup(least(k, getvariable('customers'))))::bigint as signup_unix,
  case when k % 991 = 0 then timestamp '2026-03-29 02:30:00' -- an hour that Berlin skipped
       when k % 997 = 0 then timestamp '2026-10-25 02:30:00' -- and one that it lived twice
       else timezone('Europe/Berlin', timezone('UTC', signup(least(k, getvariable('customers'))))) end as created_at
from drawn;

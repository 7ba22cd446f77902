/**
 * What Redshift has and PostgreSQL has not, or has otherwise, each as its page of the manual has it
 * (https://docs.aws.amazon.com/redshift/latest/dg/…, named before each). The schema comes before `pg_catalog` in the search path.
 */
export const redshiftFunctions = String.raw`
create schema redshift;
set search_path = redshift, pg_catalog;

-- r_SUPER_type: JSON under another name, so that its casts can be Redshift's own.
create type super;
create function super_in(cstring) returns super language internal immutable strict as 'jsonb_in';
create function super_out(super) returns cstring language internal immutable strict as 'jsonb_out';
create type super (input = super_in, output = super_out, like = jsonb);
create cast (super as jsonb) without function as implicit;
create cast (jsonb as super) without function as implicit;
-- limitations-super: "Cast from non-scalar values (object and array) to string returns NULL"; lax casts give NULL.
create function varchar_of(super) returns varchar language sql immutable strict
  return case when jsonb_typeof($1) in ('string', 'number') then $1::jsonb #>> '{}' end;
create cast (super as varchar) with function varchar_of(super);
create function number_of(super) returns numeric language sql immutable strict
  return case when jsonb_typeof($1) = 'number' then ($1::jsonb)::numeric end;
create cast (super as numeric) with function number_of(super);
create function bigint_of(super) returns bigint language sql immutable strict
  return case when jsonb_typeof($1) = 'number' then ($1::jsonb)::bigint end;
create cast (super as bigint) with function bigint_of(super);
create function float_of(super) returns double precision language sql immutable strict
  return case when jsonb_typeof($1) = 'number' then ($1::jsonb)::double precision end;
create cast (super as double precision) with function float_of(super);
create function boolean_of(super) returns boolean language sql immutable strict
  return case when jsonb_typeof($1) = 'boolean' then ($1::jsonb)::boolean end;
create cast (super as boolean) with function boolean_of(super);
create function date_of(super) returns date language sql immutable strict
  return case when jsonb_typeof($1) = 'string' then cast($1::jsonb #>> '{}' as date) end;
create cast (super as date) with function date_of(super);
create function super_of(varchar) returns super language sql immutable strict return to_jsonb($1::text)::super;
create cast (varchar as super) with function super_of(varchar);
create function super_of(text) returns super language sql immutable strict return to_jsonb($1)::super;
create cast (text as super) with function super_of(text);

-- JSON_PARSE, CAN_JSON_PARSE, JSON_SERIALIZE (without blanks), r_json_typeof, r_get_array_length, array_contains
create function json_parse(text) returns super language sql immutable strict return ($1::jsonb)::super;
create function can_json_parse(text) returns boolean language sql immutable strict return pg_input_is_valid($1, 'jsonb');
create function serialized(jsonb) returns text language plpgsql immutable strict as $body$
begin
  case jsonb_typeof($1)
    when 'object' then
      return '{' || coalesce((select string_agg(to_json(key)::text || ':' || redshift.serialized(value), ',') from jsonb_each($1)), '') || '}';
    when 'array' then
      return '[' || coalesce((select string_agg(redshift.serialized(value), ',' order by place) from jsonb_array_elements($1) with ordinality as items (value, place)), '') || ']';
    else
      return $1::text;
  end case;
end $body$;
create function "json_serialize"(super) returns varchar language sql immutable strict return serialized($1::jsonb);
create function json_typeof(super) returns varchar language sql immutable strict return jsonb_typeof($1::jsonb);
create function get_array_length(super) returns int language sql immutable strict
  return case when jsonb_typeof($1::jsonb) = 'array' then jsonb_array_length($1::jsonb) end;
create function array_contains(super, text, boolean) returns boolean language sql immutable strict
  return jsonb_typeof($1::jsonb) = 'array' and $1::jsonb @> jsonb_build_array($2);
create function array_contains(super, numeric, boolean) returns boolean language sql immutable strict
  return jsonb_typeof($1::jsonb) = 'array' and $1::jsonb @> jsonb_build_array($2);
create function array_contains(super, double precision, boolean) returns boolean language sql immutable strict
  return jsonb_typeof($1::jsonb) = 'array' and $1::jsonb @> jsonb_build_array($2);
create function array_contains(super, boolean, boolean) returns boolean language sql immutable strict
  return jsonb_typeof($1::jsonb) = 'array' and $1::jsonb @> jsonb_build_array($2);

-- query-super: navigation in lax mode, and FROM over an array, which has no rows for anything else.
create function attribute_of(super, text) returns super language sql immutable strict return ($1::jsonb -> $2)::super;
create operator -> (leftarg = super, rightarg = text, function = attribute_of);
create function elements_of(super) returns setof super language sql immutable strict as
  $body$ select value::redshift.super from jsonb_array_elements(case when jsonb_typeof($1::jsonb) = 'array' then $1::jsonb end) $body$;

-- r_DATEADD_function: "dateadd(year, 1, '2016-02-29')" is 2017-03-01, 12 months on it is 2017-02-28.
create function dateadd(text, bigint, timestamp) returns timestamp language sql immutable strict
  return case $1
    when 'microsecond' then $3 + $2 * interval '1 microsecond'
    when 'hour' then $3 + $2 * interval '1 hour'
    when 'day' then $3 + $2 * interval '1 day'
    when 'month' then $3 + $2 * interval '1 month'
    when 'year' then $3 + $2 * interval '1 year'
      + (extract(day from $3) - extract(day from $3 + $2 * interval '1 year')) * interval '1 day'
    else cast('no date part: ' || $1 as timestamp) end;
-- r_DATEDIFF_function: "the number of date part boundaries that are crossed".
create function datediff(text, timestamp, timestamp) returns bigint language sql immutable strict
  return case $1
    when 'microsecond' then cast(extract(epoch from $3 - $2) * 1000000 as bigint)
    when 'day' then cast($3 as date) - cast($2 as date)
    else cast('no date part: ' || $1 as bigint) end;
-- CONVERT_TIMEZONE, r_LAST_DAY
create function convert_timezone(text, text, timestamp) returns timestamp language sql immutable strict
  return ($3 at time zone $1) at time zone $2;
create function last_day(date) returns date language sql immutable strict
  return cast(date_trunc('month', $1) + interval '1 month' - interval '1 day' as date);
-- r_GETDATE: "the current date and time in the current session time zone (UTC by default)", whole seconds.
create function getdate() returns timestamp language sql stable
  return cast(date_trunc('second', statement_timestamp()) as timestamp);

-- r_STRTOL
create function strtol(text, int) returns bigint language sql immutable strict
  return case $2 when 16 then cast(cast('x' || lpad($1, 16, '0') as bit(64)) as bigint) else cast('no base: ' || $2 as bigint) end;
-- REGEXP_INSTR with 'p', Perl's dialect, whose \z is \Z here.
create function regexp_instr(text, text, int, int, int, text) returns int language sql immutable strict
  return case $6 when 'p' then pg_catalog.regexp_instr($1, regexp_replace($2, '((?:^|[^\\])(?:\\\\)*)\\z', '\1\Z', 'g'), $3, $4, $5, '')
    else cast('no dialect: ' || $6 as int) end;
-- r_LISTAGG: "NULL values and empty strings are ignored", at most 65,535 bytes.
create function listed(text, text, text) returns text language plpgsql immutable as $body$
begin
  if $2 is null or $2 = '' then return $1; end if;
  if octet_length($1) + octet_length($3) + octet_length($2) > 65535 then
    raise exception 'Result size exceeds LISTAGG limit';
  end if;
  return case when $1 is null then $2 else $1 || $3 || $2 end;
end $body$;
create aggregate listagg(text, text) (sfunc = listed, stype = text);

-- r_Character_types: "Trailing blanks in VARCHAR and CHAR values are treated as semantically insignificant" when compared.
create function same(text, text) returns boolean language sql immutable strict
  return rtrim($1, ' ') operator(pg_catalog.=) rtrim($2, ' ');
create function differs(text, text) returns boolean language sql immutable strict
  return rtrim($1, ' ') operator(pg_catalog.<>) rtrim($2, ' ');
create function below(text, text) returns boolean language sql immutable strict
  return rtrim($1, ' ') operator(pg_catalog.<) rtrim($2, ' ');
create function atmost(text, text) returns boolean language sql immutable strict
  return rtrim($1, ' ') operator(pg_catalog.<=) rtrim($2, ' ');
create function above(text, text) returns boolean language sql immutable strict
  return rtrim($1, ' ') operator(pg_catalog.>) rtrim($2, ' ');
create function atleast(text, text) returns boolean language sql immutable strict
  return rtrim($1, ' ') operator(pg_catalog.>=) rtrim($2, ' ');
create operator = (leftarg = text, rightarg = text, function = same);
create operator <> (leftarg = text, rightarg = text, function = differs);
create operator < (leftarg = text, rightarg = text, function = below);
create operator <= (leftarg = text, rightarg = text, function = atmost);
create operator > (leftarg = text, rightarg = text, function = above);
create operator >= (leftarg = text, rightarg = text, function = atleast);
`

import type { Type } from '../../compiler/types.ts'
import { reasons, words } from './words.ts'

/** Functions that only read: https://www.postgresql.org/docs/current/functions.html */
export const functions = words(
  // 9.2 to 9.4: comparison, mathematics, texts
  `num_nonnulls num_nulls abs cbrt ceil ceiling degrees div erf erfc exp factorial floor gamma gcd lcm lgamma ln log log10
   min_scale mod pi power pow radians round scale sign sqrt trim_scale trunc width_bucket random random_normal acos acosd asin
   asind atan atand atan2 atan2d cos cosd cot cotd sin sind tan tand sinh cosh tanh asinh acosh atanh
   ascii bit_length btrim casefold char_length character_length chr concat concat_ws format initcap is_normalized left length
   lower lpad ltrim md5 normalize octet_length overlay parse_ident position quote_ident quote_literal quote_nullable
   regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array
   regexp_split_to_table regexp_substr repeat replace reverse right rpad rtrim split_part starts_with string_to_array
   string_to_table strpos substr substring to_ascii to_bin to_hex to_oct translate trim unicode_assigned unistr upper`,
  // 9.5 to 9.10: bytes, bits, formatting, dates, enumerations
  `bit_count crc32 crc32c get_bit get_byte set_bit set_byte sha224 sha256 sha384 sha512 convert convert_from convert_to decode encode
   to_char to_date to_number to_timestamp age clock_timestamp current_date current_time current_timestamp date_add date_bin
   date_part date_subtract date_trunc extract isfinite justify_days justify_hours justify_interval localtime localtimestamp like_escape similar_to_escape xmlexists
   make_date make_interval make_time make_timestamp make_timestamptz now statement_timestamp timeofday timezone
   transaction_timestamp overlaps enum_first enum_last enum_range`,
  // 9.11 to 9.17: geometry, network, text search, uuid, xml, json
  `area box center circle diagonal diameter height isclosed isopen length lseg npoints path point polygon radius slope width
   abbrev broadcast family host hostmask inet_merge inet_same_family masklen netmask network set_masklen
   array_to_tsvector get_current_ts_config numnode plainto_tsquery phraseto_tsquery querytree setweight strip to_tsquery
   to_tsvector ts_delete ts_filter ts_headline ts_rank ts_rank_cd tsquery_phrase tsvector_to_array websearch_to_tsquery
   gen_random_uuid uuidv4 uuidv7 uuid_extract_timestamp uuid_extract_version
   xmlcomment xmlagg xpath xpath_exists xml_is_well_formed xml_is_well_formed_content xml_is_well_formed_document xmlexists
   array_to_json json_array_elements json_array_elements_text json_array_length json_build_array json_build_object json_each
   json_each_text json_extract_path json_extract_path_text json_object json_object_keys json_populate_record
   json_populate_recordset json_strip_nulls json_to_record json_to_recordset json_typeof jsonb_array_elements
   jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text
   jsonb_extract_path jsonb_extract_path_text jsonb_insert jsonb_object jsonb_object_keys jsonb_path_exists
   jsonb_path_exists_tz jsonb_path_match jsonb_path_match_tz jsonb_path_query jsonb_path_query_array
   jsonb_path_query_array_tz jsonb_path_query_first jsonb_path_query_first_tz jsonb_path_query_tz jsonb_populate_record
   jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls jsonb_to_record jsonb_to_recordset
   jsonb_typeof row_to_json to_json to_jsonb json_query json_value json_exists json_scalar json_serialize json_array
   json_arrayagg json_objectagg json_table json xmlelement xmlforest xmlconcat xmlpi xmlroot xmlparse xmlserialize`,
  // 9.18 to 9.26: conditions, arrays, ranges, aggregates, windows, sets, texts of the session
  `coalesce nullif greatest least array_append array_cat array_dims array_fill array_length array_lower array_ndims
   array_position array_positions array_prepend array_remove array_replace array_reverse array_sample array_shuffle
   array_sort array_to_string array_upper cardinality trim_array unnest
   isempty lower_inc lower_inf multirange range_merge upper_inc upper_inf int4range int8range numrange tsrange tstzrange
   daterange int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange
   any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or count every json_agg json_agg_strict json_object_agg
   json_object_agg_strict json_object_agg_unique json_object_agg_unique_strict jsonb_agg jsonb_agg_strict jsonb_object_agg
   jsonb_object_agg_strict jsonb_object_agg_unique jsonb_object_agg_unique_strict max min range_agg range_intersect_agg
   string_agg sum corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx
   regr_sxy regr_syy stddev stddev_pop stddev_samp var_pop var_samp variance mode percentile_cont percentile_disc rank
   dense_rank percent_rank cume_dist grouping row_number ntile lag lead first_value last_value nth_value
   generate_series generate_subscripts current_catalog current_database current_role current_schema current_schemas
   current_user session_user user version pg_typeof pg_column_size hashtext hashtextextended hashint4 hashint8
   hashint8extended`,
  // types used as functions
  `bool bpchar bytea char date float4 float8 int2 int4 int8 interval name numeric oid text time timestamp timestamptz varchar`,
)

export const forbidden = reasons({
  'runs a query that stands in a text':
    'query_to_xml query_to_xmlschema query_to_xml_and_xmlschema ts_stat ts_rewrite dblink dblink_exec dblink_open dblink_fetch dblink_send_query dblink_get_result dblink_connect dblink_connect_u crosstab connectby xpath_table pg_execute_server_program',
  'reads whole tables or schemas by name':
    'table_to_xml table_to_xmlschema table_to_xml_and_xmlschema schema_to_xml schema_to_xmlschema schema_to_xml_and_xmlschema database_to_xml database_to_xmlschema database_to_xml_and_xmlschema cursor_to_xml cursor_to_xmlschema pg_get_viewdef pg_get_functiondef',
  "reaches the server's files":
    'pg_read_file pg_read_binary_file pg_ls_dir pg_ls_logdir pg_ls_waldir pg_ls_tmpdir pg_ls_archive_statusdir pg_ls_logicalsnapdir pg_ls_logicalmapdir pg_ls_replslotdir pg_ls_summariesdir pg_stat_file pg_current_logfile pg_relation_filepath pg_file_write pg_file_read pg_file_rename pg_file_unlink pg_file_sync pg_logdir_ls pg_hba_file_rules pg_show_all_file_settings',
  'works on large objects':
    'lo_import lo_export lo_create lo_creat lo_unlink lo_put lo_get lo_from_bytea lo_open lo_close lo_truncate lo_truncate64 lo_lseek lo_lseek64 lo_tell lo_tell64 loread lowrite',
  'changes a sequence': 'nextval setval currval lastval',
  'changes or reads settings of the session or the server':
    'set_config current_setting pg_reload_conf pg_rotate_logfile pg_settings_get_flags pg_show_all_settings setseed pg_config',
  'waits or locks':
    'pg_sleep pg_sleep_for pg_sleep_until pg_advisory_lock pg_advisory_lock_shared pg_advisory_xact_lock pg_advisory_xact_lock_shared pg_try_advisory_lock pg_try_advisory_lock_shared pg_try_advisory_xact_lock pg_try_advisory_xact_lock_shared pg_advisory_unlock pg_advisory_unlock_all pg_advisory_unlock_shared',
  'acts on the server':
    'pg_terminate_backend pg_cancel_backend pg_notify pg_export_snapshot pg_switch_wal pg_create_restore_point pg_backup_start pg_backup_stop pg_promote pg_wal_replay_pause pg_wal_replay_resume pg_logical_emit_message pg_create_logical_replication_slot pg_create_physical_replication_slot pg_drop_replication_slot pg_replication_origin_create pg_replication_origin_drop pg_log_backend_memory_contexts pg_stat_reset pg_stat_reset_shared txid_current pg_current_xact_id pg_import_system_collations pg_extension_config_dump brin_summarize_new_values gin_clean_pending_list pg_replication_slot_advance pg_logical_slot_get_changes pg_logical_slot_get_binary_changes pg_stat_get_activity inet_client_addr inet_server_addr pg_clear_relation_stats pg_restore_relation_stats',
})

export const nondeterministic = words(
  'random random_normal gen_random_uuid uuidv4 uuidv7 clock_timestamp timeofday array_sample array_shuffle',
)

/** https://www.postgresql.org/docs/current/functions.html, the operators of pg_catalog. */
export const builtInOperators = words(
  `!! !~ !~* !~~ !~~* # ## #- #> #>> % & && &< &<| &> * *< *<= *<> *= *> *>= + - -> ->> -|- / < <-> << <<= <<| <= <> <@ <^ =
   > >= >> >>= >^ ? ?# ?& ?- ?-| ?| ?|| @ @-@ @> @? @@ @@@ ^ ^@ | |&> |/ |>> || ||/ ~ ~* ~<=~ ~<~ ~= ~>=~ ~>~ ~~ ~~*`,
)

const text: Type = { kind: 'text' }
const integer: Type = { kind: 'integer' }
const float: Type = { kind: 'float' }
const timestamp: Type = { kind: 'timestamp' }

/** https://www.postgresql.org/docs/current/datatype.html, as the parser names them. */
export const types: Readonly<Record<string, Type>> = {
  text,
  varchar: text,
  bpchar: text,
  int2: integer,
  int4: integer,
  int8: integer,
  float4: float,
  float8: float,
  'numeric(': { kind: 'decimal', scale: 0 },
  bool: { kind: 'boolean' },
  date: { kind: 'date' },
  timestamp,
  timestamptz: timestamp,
  json: { kind: 'json' },
  jsonb: { kind: 'json' },
}

export const typeNames = words(
  Object.keys(types).join(' ').replaceAll('(', ''),
  `bit bytea char cid cidr circle citext box datemultirange daterange inet int4multirange int4range int8multirange int8range
   interval jsonpath line lseg macaddr macaddr8 money name nummultirange numrange oid path point polygon record regclass
   regtype time timetz tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector uuid varbit xml decimal int integer
   bigint smallint real double string boolean serial`,
)

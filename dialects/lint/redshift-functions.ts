import { reasons, words } from './words.ts'

/** https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions.html, those that only read. */
export const functions = words(
  // aggregates and windows
  `any_value approx_count_distinct avg count listagg max median min percentile_cont percentile_disc approximate_percentile_disc
   stddev stddev_pop stddev_samp sum var_pop var_samp variance bit_and bit_or bool_and bool_or cume_dist dense_rank first_value lag
   last_value lead nth_value ntile percent_rank rank ratio_to_report row_number hll hll_create_sketch hll_cardinality hll_combine
   hll_combine_sketches string_agg`,
  // arrays, conditions, types, dates
  `array array_concat array_flatten array_length get_array_length json_array_length split_to_array subarray coalesce decode
   greatest least nullif nvl nvl2 cast convert try_cast text_to_int_alt text_to_numeric_alt to_char to_date to_number add_months
   convert_timezone current_date date_cmp date_cmp_timestamp date_cmp_timestamptz date_part_year dateadd datediff date_part
   date_trunc extract getdate interval_cmp last_day months_between next_day sysdate timeofday timestamp_cmp
   timestamp_cmp_date timestamp_cmp_timestamptz timestamptz_cmp timestamptz_cmp_date timestamptz_cmp_timestamp timezone
   to_timestamp trunc now current_timestamp current_time localtime localtimestamp age`,
  // texts, hashes, json, SUPER
  `ascii bpcharcmp bttext_pattern_cmp btrim char_length character_length charindex chr collate concat crc32 difference initcap
   left len length lower lpad ltrim octetindex octet_length position quote_ident quote_literal regexp_count regexp_instr
   regexp_replace regexp_substr repeat replace replicate reverse right rpad rtrim soundex split_part strpos strtol substr
   substring textlen translate trim upper checksum fnv_hash func_sha1 md5 sha sha1 sha2 murmur3_32_hash farmfingerprint64
   can_json_parse is_valid_json is_valid_json_array json_extract_array_element_text json_extract_path_text json_parse
   json_serialize json_serialize_to_varbyte json_size json_typeof is_array is_bigint is_boolean is_char is_decimal is_float
   is_integer is_object is_scalar is_smallint is_varchar object object_transform size lower_attribute_names
   upper_attribute_names`,
  // mathematics, bytes, geometry, pieces of PostgreSQL
  `abs acos asin atan atan2 cbrt ceil ceiling cos cot degrees dexp dlog1 dlog10 exp floor ln log log10 mod pi pow power radians random round
   sign sin sqrt tan from_hex from_varbyte getbit to_hex to_varbyte unhex st_area st_asgeojson st_astext st_aswkt st_buffer
   st_centroid st_contains st_covers st_distance st_distancesphere st_dwithin st_geogfromtext st_geomfromtext st_intersects
   st_length st_makepoint st_point st_setsrid st_within st_x st_y current_database current_schema generate_series pg_typeof
   width_bucket`,
)

export const forbidden = reasons({
  'asks a function or a model outside': 'explain_model ml.* ai.*',
  'changes a sequence or an identity': 'nextval setval currval',
  'changes or reads settings': 'set_config current_setting setseed',
  'acts on the server':
    'pg_cancel_backend pg_terminate_backend pg_last_copy_id pg_last_copy_count pg_last_unload_id pg_last_unload_count pg_last_query_id change_query_priority change_session_priority change_user_priority reboot_cluster kill pg_get_late_binding_view_cols pg_get_grantee_by_iam_role pg_get_iam_role_by_user pg_get_session_roles lo_import lo_export pg_read_file pg_ls_dir pg_file_write dblink dblink_exec query_to_xml',
  waits: 'pg_sleep',
  'speaks of the session or its rights':
    'current_user session_user user current_session_arn current_user_id current_aws_account current_namespace has_table_privilege has_schema_privilege has_database_privilege has_assumerole_privilege pg_backend_pid version role_is_member_of user_is_member_of slice_num current_catalog current_role assume_role',
})

export const nondeterministic = words('random timeofday')

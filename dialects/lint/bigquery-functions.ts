import { reasons, words } from './words.ts'

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/functions-all, those that only read. */
export const functions = words(
  // aggregates, approximate aggregates, statistics, windows
  `any_value array_agg array_concat_agg avg bit_and bit_or bit_xor count countif grouping logical_and logical_or max max_by min
   min_by string_agg sum approx_count_distinct approx_quantiles approx_top_count approx_top_sum corr covar_pop covar_samp
   stddev stddev_pop stddev_samp var_pop var_samp variance cume_dist dense_rank ntile percent_rank rank row_number first_value
   lag last_value lead nth_value percentile_cont percentile_disc st_clusterdbscan st_centroid_agg st_union_agg st_extent
   hll_count.extract hll_count.init hll_count.merge hll_count.merge_partial
   kll_quantiles.init_int64 kll_quantiles.init_float64 kll_quantiles.merge_partial kll_quantiles.merge_int64
   kll_quantiles.merge_float64 kll_quantiles.merge_point_int64 kll_quantiles.merge_point_float64 kll_quantiles.extract_int64
   kll_quantiles.extract_float64 kll_quantiles.extract_point_int64 kll_quantiles.extract_point_float64`,
  // arrays, bits, conditions, conversion
  `struct week array array_concat array_first array_last array_length array_reverse array_slice array_to_string generate_array
   generate_date_array generate_timestamp_array generate_range_array unnest offset ordinal safe_offset safe_ordinal bit_count
   coalesce if ifnull nullif nullifzero zeroifnull cast safe_cast parse_bignumeric parse_numeric bool int64 float64 string
   lax_bool lax_float64 lax_int64 lax_string bool_array int64_array float64_array string_array error flatten`,
  // dates and times
  `current_date date date_add date_bucket date_diff date_from_unix_date date_sub date_trunc extract format_date last_day
   parse_date unix_date current_datetime datetime datetime_add datetime_bucket datetime_diff datetime_sub datetime_trunc
   format_datetime parse_datetime current_time format_time parse_time time time_add time_diff time_sub time_trunc
   current_timestamp format_timestamp parse_timestamp timestamp timestamp_add timestamp_bucket timestamp_diff
   timestamp_from_unix_micros timestamp_from_unix_millis timestamp_from_unix_seconds timestamp_micros timestamp_millis
   timestamp_seconds timestamp_sub timestamp_trunc unix_micros unix_millis unix_seconds justify_days justify_hours
   justify_interval make_interval range range_contains range_end range_overlaps range_start range_intersect range_sessionize
   gap_fill`,
  // texts, hashes, bytes
  `ascii byte_length char_length character_length chr code_points_to_bytes code_points_to_string collate concat
   contains_substr edit_distance ends_with format from_base32 from_base64 from_hex initcap instr left length lower lpad ltrim
   normalize normalize_and_casefold octet_length regexp_contains regexp_extract regexp_extract_all regexp_instr
   regexp_replace regexp_substr repeat replace reverse right rpad rtrim safe_convert_bytes_to_string soundex split
   starts_with strpos substr substring to_base32 to_base64 to_code_points to_hex translate trim unicode upper search
   text_analyze tf_idf bag_of_words farm_fingerprint md5 sha1 sha256 sha512`,
  // json
  `json_array json_array_append json_array_insert json_extract json_extract_array json_extract_scalar json_extract_string_array
   json_flatten json_keys json_object json_query json_query_array json_remove json_set json_strip_nulls json_type json_value
   json_value_array parse_json to_json to_json_string`,
  // mathematics
  `abs acos acosh asin asinh atan atan2 atanh cbrt ceil ceiling cos cosh cosine_distance cot coth csc csch div euclidean_distance
   exp floor greatest ieee_divide is_inf is_nan least ln log log10 mod pow power rand range_bucket round safe_add safe_divide
   safe_multiply safe_negate safe_subtract sec sech sign sin sinh sqrt tan tanh trunc`,
  // network, geography, identity, keyed encryption that only computes
  `net.host net.ip_from_string net.ip_net_mask net.ip_to_string net.ip_trunc net.ipv4_from_int64 net.ipv4_to_int64
   net.public_suffix net.reg_domain net.safe_ip_from_string generate_uuid
   st_area st_asbinary st_asgeojson st_astext st_azimuth st_boundary st_boundingbox st_buffer st_bufferwithtolerance st_centroid
   st_closestpoint st_contains st_convexhull st_coveredby st_covers st_difference st_dimension st_disjoint st_distance
   st_dump st_dwithin st_endpoint st_equals st_exteriorring st_geogfrom st_geogfromgeojson st_geogfromtext st_geogfromwkb
   st_geogpoint st_geogpointfromgeohash st_geohash st_geometrytype st_hausdorffdistance st_interiorrings st_intersection
   st_intersects st_intersectsbox st_isclosed st_iscollection st_isempty st_isring st_length st_makeline st_makepolygon
   st_makepolygonoriented st_maxdistance st_npoints st_numgeometries st_numpoints st_perimeter st_pointn st_simplify
   st_snaptogrid st_startpoint st_touches st_union st_within st_x st_y`,
)

export const forbidden = reasons({
  'sends a query to another database': 'external_query',
  'asks a remote model or service':
    'ml.generate_text ml.generate_embedding ml.understand_text ml.translate ml.annotate_image ml.process_document ml.transcribe ml.predict ml.evaluate ml.forecast ai.generate ai.generate_text ai.generate_table ai.generate_bool ai.generate_double ai.generate_int ai.forecast ai.if ai.score ai.classify ai.embed vector_search load_file_from_gcs obj.get_access_url obj.make_ref obj.fetch_metadata',
  'reads what changed, or what runs': 'appends changes',
  'speaks of the session': 'session_user',
  'works on keys':
    'keys.new_keyset keys.add_key_from_raw_bytes keys.keyset_from_json keys.keyset_to_json keys.rotate_keyset keys.rotate_wrapped_keyset keys.rewrap_keyset keys.new_wrapped_keyset keys.keyset_chain',
})

export const nondeterministic = words('rand generate_uuid')

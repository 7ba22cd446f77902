/** What the dialect may emit, each with a page in the manual: https://docs.aws.amazon.com/redshift/latest/dg/ */
export const functions: ReadonlySet<string> = new Set(
  [
    // Aggregate and window functions: c_Aggregate_Functions, c_Window_functions
    'count sum min max bool_and bool_or listagg row_number dense_rank',
    // Numbers: Math_functions
    'abs ceil floor mod power round sign',
    // Text: String_functions_header, r_MD5, r_STRTOL
    'chr left length lower md5 regexp_instr repeat replace right rpad rtrim split_part strpos strtol substring translate upper',
    // Dates: Date_functions_header, r_TO_CHAR
    'convert_timezone date_trunc dateadd datediff getdate last_day to_char',
    // SUPER: json-functions, Array_Functions
    'array_contains can_json_parse get_array_length json_parse json_typeof',
  ].flatMap((names) => names.split(' ')),
)

/** As PostgreSQL's parser names them; `sized` ones mean 256 bytes or 18 digits unless they say how many. */
export const types: Readonly<Record<string, 'sized' | 'plain'>> = {
  varchar: 'sized',
  numeric: 'sized',
  int4: 'plain',
  int8: 'plain',
  float8: 'plain',
  bool: 'plain',
  date: 'plain',
  timestamp: 'plain',
  timestamptz: 'plain',
  super: 'plain',
}

export const operators: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=', '+', '-', '*', '/', '||', '~'])

/** r_Dateparts_for_datetime_functions; `epoch` would be a float's worth of seconds. */
export const parts: ReadonlySet<string> = new Set(['year', 'month', 'day', 'dow', 'hour'])

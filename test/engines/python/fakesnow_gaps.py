"""Where fakesnow or sqlglot say something else than Snowflake: each gap by name, with Snowflake's manual and what was found.

A gap is mended by a definition that follows the manual, never by other SQL of ours: the dialect is right on Snowflake first.
Found with fakesnow 0.12.1, sqlglot 30.22.0, DuckDB 2.0.0.
"""

import fakesnow.cursor
import fakesnow.transforms
import fakesnow.variables
from sqlglot import exp

MANUAL = "https://docs.snowflake.com/en/sql-reference/"

GAPS = [
    {
        "gap": "SUM of numbers is exact",
        "manual": MANUAL + "functions/sum",
        "found": "SUM(x) becomes SUM(TRY_CAST(x AS DOUBLE)): fakesnow.transforms.numeric_agg_implicit_cast",
    },
    {
        "gap": "NUMBER(38, 0) has 38 digits",
        "manual": MANUAL + "data-types-numeric#number",
        "found": "it becomes BIGINT: fakesnow.transforms.integer_precision",
    },
    {
        "gap": "ARRAY_AGG leaves NULL out, ordered or not, and gives an ARRAY",
        "manual": MANUAL + "functions/array_agg",
        "found": "WITHIN GROUP keeps NULL (array_agg_within_group), the result is JSON (array_agg), so that only JSON has ARRAY_SIZE",
    },
    {
        "gap": "TRIM(text, ' ') takes the characters it is given",
        "manual": MANUAL + "functions/trim",
        "found": "TRIM(x, ' ') becomes TRIM(CAST(x AS TEXT)), which takes no-break spaces too: fakesnow.transforms.trim_cast_varchar",
    },
    {
        "gap": "a dollar sign inside a literal is a character",
        "manual": MANUAL + "session-variables",
        "found": "'$x' is refused as an unknown session variable: fakesnow.variables.Variables.inline_variables",
    },
    {
        "gap": "TO_NUMBER(text, 'XXXXXXXX') reads hexadecimal digits",
        "manual": MANUAL + "sql-format-models",
        "found": "the format is dropped, the text cast to DOUBLE: sqlglot warns `Unsupported TO_NUMBER function`",
    },
    {
        "gap": "TO_CHAR(value, format) follows its format",
        "manual": MANUAL + "functions/to_char",
        "found": "the format is dropped: sqlglot warns that it `is not supported for expression 'ToChar' when targeting DuckDB`",
    },
    {
        "gap": "DATEADD(microsecond, n, instant) takes as many as there are in years",
        "manual": MANUAL + "functions/dateadd",
        "found": "INTERVAL (86400000000) MICROSECOND: `Failed to cast decimal value 86400000000 to type INT32`",
    },
    {
        "gap": "GET(variant, text) asks an object for a key, whatever its letters",
        "manual": MANUAL + "functions/get",
        "found": "`v -> '$'` reads the text as a path where it begins with a dollar sign or a slash",
    },
    {
        "gap": "TYPEOF(variant) names the type of the value inside",
        "manual": MANUAL + "functions/typeof",
        "found": "DuckDB's typeof names the column's type, JSON",
    },
    {
        "gap": "a VARIANT cast to VARCHAR is the text inside",
        "manual": MANUAL + "data-type-conversion",
        "found": "DuckDB's cast of JSON to VARCHAR keeps the quotes; fakesnow mends it after `:` only",
    },
    {
        "gap": "an ARRAY cast to ARRAY is itself, TO_VARIANT of an element compares with elements",
        "manual": MANUAL + "functions/array_contains",
        "found": "CAST(a AS []) is no SQL of DuckDB's; arrays are held as lists here, which need no VARIANT",
    },
]


def unchanged(expression):
    return expression


def literal_text(node):
    return node.this if isinstance(node, exp.Literal) and node.is_string else None


def function(name, *operands):
    return exp.Anonymous(this=name, expressions=list(operands))


PARTS = {"YYYY": "%Y", "MM": "%m", "DD": "%d", '"T"': "T", "HH24": "%H", "MI": "%M", "SS.FF6": "%S.%f", '"Z"': "Z"}


def strftime_format(text):
    for part, meaning in PARTS.items():
        text = text.replace(part, meaning)
    return text


def to_char(node):
    text = literal_text(node.args.get("format"))
    if text is None:
        return node
    if text.endswith("EE"):
        return function("sf_scientific", node.this, exp.Literal.number(text.count("9")))
    return function("strftime", node.this, exp.Literal.string(strftime_format(text)))


def to_number(node):
    text = literal_text(node.args.get("format"))
    return function("sf_hexadecimal", node.this) if text and set(text) == {"X"} else node


def is_array(node):
    return isinstance(node, (exp.SortArray, exp.ArrayAgg, exp.WithinGroup))


def get(node):
    if is_array(node.this):
        return function("list_extract", node.this, exp.Add(this=node.expression, expression=exp.Literal.number(1)))
    return function("sf_get", node.this, node.expression)


def date_add(node):
    if node.text("unit").upper() != "MICROSECOND":
        return node
    amount = exp.Cast(this=exp.Paren(this=node.expression), to=exp.DataType.build("bigint"))
    return exp.Paren(this=exp.Add(this=node.this, expression=function("to_microseconds", amount)))


def cast(node):
    if node.to.this == exp.DataType.Type.ARRAY and not node.to.expressions:
        return node.this
    if isinstance(node.this, exp.ToVariant) and node.to.this == exp.DataType.Type.VARCHAR:
        return function("sf_variant_text", node.this.this)
    return node


MEANINGS = {
    exp.DateAdd: date_add,
    exp.TimestampAdd: date_add,
    exp.ToChar: to_char,
    exp.ToNumber: to_number,
    exp.GetExtract: get,
    exp.Typeof: lambda node: function("sf_typeof", node.this),
    exp.Cast: cast,
}


def without_variant(node):
    return node.this if isinstance(node, exp.ToVariant) else node


def as_manual(expression):
    """From the leaves up: an operand is mended before what it stands in."""
    for meaning in [lambda node: MEANINGS.get(type(node), unchanged)(node), without_variant]:
        for node in reversed(list(expression.walk())):
            mended = meaning(node)
            if mended is not node:
                node.replace(mended)
    return expression


def mend():
    for name in ["numeric_agg_implicit_cast", "integer_precision", "array_agg_within_group", "array_agg", "array_size", "to_variant", "trim_cast_varchar"]:
        setattr(fakesnow.transforms, name, unchanged)
    fakesnow.variables.Variables.inline_variables = lambda self, sql: sql
    cursor = fakesnow.cursor.FakeSnowflakeCursor
    before = cursor._transform

    def transform(self, expression, params):
        return before(self, as_manual(expression), params)

    cursor._transform = transform


MACROS = [
    "sf_hexadecimal(digits) as cast('0x' || digits as bigint)",
    "sf_scientific(value, places) as format('{:.' || places || 'e}', cast(value as double))",
    "sf_get(object, key) as case when json_type(object) = 'OBJECT' then json_extract(object, '/' || replace(replace(key, '~', '~0'), '/', '~1')) end",
    "sf_variant_text(value) as json_extract_string(value, '$')",
    "sf_typeof(value) as case when value is null then null when json_type(value) = 'NULL' then 'NULL_VALUE'"
    " when json_type(value) in ('UBIGINT', 'BIGINT') then 'INTEGER' else json_type(value) end",
]


def define(database):
    for macro in MACROS:
        database.execute(f"create or replace macro {macro}")

"""Mends what fakesnow or sqlglot say otherwise than Snowflake (`test/engines/fakesnow-gaps.json`), each as Snowflake's manual has it.

The dialect is right on Snowflake first: it is never bent to please its stand-in.
"""

import fakesnow.cursor
import fakesnow.transforms
import fakesnow.variables
from sqlglot import exp

def unchanged(expression):
    return expression


def literal_text(node):
    return node.this if isinstance(node, exp.Literal) and node.is_string else None


def function(name, *operands):
    return exp.Anonymous(this=name, expressions=list(operands))


PARTS = {"YYYY": "%Y", "MM": "%m", "DD": "%d", '"T"': "T", "HH24": "%H", "MI": "%M", "SS.FF6": "%S.%f"}


def strftime_format(text):
    for part, meaning in PARTS.items():
        text = text.replace(part, meaning)
    return text


def to_char(node):
    text = literal_text(node.args.get("format"))
    if text is None:
        return node
    if text.endswith("EE"):
        return function("sf_scientific", node.this, exp.Literal.number(text.count("0") - 1))
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
    """Once NUMBER(38, 0) is a decimal, DuckDB's INTERVAL takes one for 32 bits."""
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


def rounded(node):
    places = node.args.get("decimals")
    return function("sf_round", node.this, places) if places is not None and places.find(exp.Column) else node


MEANINGS = {
    exp.Round: rounded,
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


ROUNDED = " ".join(f"when places = {places} then value + (round(value, {places}) - value)" for places in range(-20, 20))

MACROS = [
    f"sf_round(value, places) as case {ROUNDED} when places < 0 then value - value when places > 0 then value end",
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

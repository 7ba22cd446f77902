"""Snowflake's SQL on fakesnow, that is by way of sqlglot on DuckDB, in this process."""

import datetime
import decimal
import json
from importlib.metadata import version

import fakesnow_gaps
from bridge import serve
from fakesnow.instance import FakeSnow

fakesnow_gaps.mend()
CONNECTION = FakeSnow().connect(database="WAREHOUSE", schema="PUBLIC", paramstyle="numeric")
fakesnow_gaps.define(CONNECTION._duck_conn)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def stored(native):
    return f"cast(cast(? as json) as {native})" if native.endswith("[]") else f"cast(? as {native})"


def create(table):
    path = ".".join(quoted(part) for part in table["name"])
    natives = [native for _, native in table["columns"]]
    columns = ", ".join(f"{quoted(name)} {native}" for name, native in table["columns"])
    database = CONNECTION._duck_conn
    if len(table["name"]) > 1:
        database.execute(f"create schema if not exists {quoted(table['name'][-2])}")
    database.execute(f"create table {path} ({columns})")
    row = "(" + ", ".join(stored(native) for native in natives) + ")"
    for start in range(0, len(table["rows"]), 500):
        rows = table["rows"][start : start + 500]
        cells = [cell for cells in rows for cell in cells]
        database.execute(f"insert into {path} values {', '.join([row] * len(rows))}", cells)


MADE = []


def create_all(tables):
    """Drops all tables made before."""
    for path in MADE:
        CONNECTION._duck_conn.execute(f"drop table {path}")
    MADE.clear()
    for table in tables:
        create(table)
        MADE.append(".".join(quoted(part) for part in table["name"]))


def text(cell):
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, decimal.Decimal):
        return format(cell, "f")
    if isinstance(cell, float):
        return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(str(cell), repr(cell))
    if isinstance(cell, datetime.datetime):
        if cell.tzinfo:
            cell = cell.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        return cell.isoformat(" ", "microseconds")
    if isinstance(cell, list):
        return json.dumps([text(item) for item in cell])
    return cell.decode() if isinstance(cell, bytes) else str(cell)


def query(sql, parameters):
    cursor = CONNECTION.cursor()
    cursor.execute(sql, parameters or None)
    return [[text(cell) for cell in row] for row in cursor.fetchall()]


serve(
    f"{version('fakesnow')} (sqlglot {version('sqlglot')}, DuckDB {version('duckdb')})",
    {"tables": create_all, "query": query},
    workers=1,
)

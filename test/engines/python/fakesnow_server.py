"""Snowflake's SQL on fakesnow, that is by way of sqlglot on DuckDB, in this process."""

from importlib.metadata import version

import fakesnow_gaps
from bridge import serve
from fakesnow.instance import FakeSnow
from fakesnow_answers import query_on

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


serve(
    f"{version('fakesnow')} (sqlglot {version('sqlglot')}, DuckDB {version('duckdb')})",
    {"tables": create_all, "query": query_on(CONNECTION)},
    workers=1,
)

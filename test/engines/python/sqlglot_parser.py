"""sqlglot's parsers: which statements of a dialect they refuse, and why."""

from importlib.metadata import version

import sqlglot
from bridge import serve


def refusal(sql, dialect):
    try:
        parsed = sqlglot.parse(sql, read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
    except sqlglot.errors.SqlglotError as error:
        return str(error)
    # What sqlglot does not understand it keeps as a command, unread.
    if len(parsed) != 1 or not isinstance(parsed[0], sqlglot.exp.Query):
        return f"it is read as {[type(one).__name__ for one in parsed]}"
    return None


def refused(statements, dialect):
    found = [(sql, refusal(sql, dialect)) for sql in statements]
    return [f"{reason}\n{sql}" for sql, reason in found if reason is not None]


serve(version("sqlglot"), {"refused": refused}, workers=1)

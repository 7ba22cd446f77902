"""What fakesnow answers, every value as text that keeps all of it."""

import datetime
import decimal
import json


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


def query_on(connection):
    def query(sql, parameters):
        cursor = connection.cursor()
        cursor.execute(sql, parameters or None)
        return [[text(cell) for cell in row] for row in cursor.fetchall()]

    return query

"""Apache Spark in this process, as Databricks sets it up: ANSI mode. Nothing listens but the driver on 127.0.0.1."""

import os
import shutil
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from decimal import Decimal

from bridge import serve

folder = tempfile.mkdtemp(prefix="segql-spark-")
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
os.environ["PYSPARK_PYTHON"] = sys.executable
# Python's own zone, in which PySpark hands over instants.
os.environ["TZ"] = "UTC"
time.tzset()

from pyspark.sql import SparkSession  # noqa: E402

settings = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.warehouse.dir": os.path.join(folder, "warehouse"),
    "spark.local.dir": folder,
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # The tables of tests are a few rows: all in one partition, without looking for a better plan on the way.
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.leafNodeDefaultParallelism": "1",
    "spark.sql.adaptive.enabled": "false",
    # Statements are many and each runs once: the thorough compiler would only cost time.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}

# Sessions by name. A statement must mean the same in all of them: the second one stands in another zone and interprets
# expressions, where the first one compiles them.
variants = {
    "compiling": {"spark.sql.session.timeZone": "UTC"},
    "interpreting": {
        "spark.sql.session.timeZone": "America/Los_Angeles",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    },
}


def start():
    builder = SparkSession.builder.master("local[2]").appName("segql")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


spark = start()
sessions = {}
for variant, values in variants.items():
    sessions[variant] = spark.newSession()
    for name, value in values.items():
        sessions[variant].conf.set(name, value)


def execute(statements):
    for statement in statements:
        sessions["compiling"].sql(statement)


epoch = datetime(1970, 1, 1)


def exact(value):
    """As text that keeps every digit; an instant is microseconds since 1970."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return str((value - epoch) // timedelta(microseconds=1))
    return value.isoformat() if isinstance(value, date) else repr(value)


def query(session, sql, parameters):
    frame = sessions[session].sql(sql, args=parameters)
    kinds = [field.dataType.simpleString() for field in frame.schema.fields]
    return {"kinds": kinds, "rows": [[exact(value) for value in row] for row in frame.collect()]}


try:
    serve(spark.version, {"execute": execute, "query": query}, workers=3)
finally:
    spark.stop()
    shutil.rmtree(folder, ignore_errors=True)

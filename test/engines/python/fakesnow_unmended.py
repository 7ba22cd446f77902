"""fakesnow as it is, to show where it differs from Snowflake (`fakesnow-gaps.json`)."""

from importlib.metadata import version

from bridge import serve
from fakesnow.instance import FakeSnow
from fakesnow_answers import query_on

serve(
    version("fakesnow"),
    {"query": query_on(FakeSnow().connect(database="WAREHOUSE", schema="PUBLIC", paramstyle="numeric"))},
    workers=1,
)

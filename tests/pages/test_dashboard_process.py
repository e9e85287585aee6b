"""The dashboard's process reads tables only: no language model in it, and it fits in a small machine."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_MEGABYTES = 400
VISIT_EVERY_PAGE = """
import json, sys
from pathlib import Path
from streamlit.testing.v1 import AppTest
page = AppTest.from_file("dashboard.py", default_timeout=60).run()
for name in ("actors", "relations", "timeline", "themes", "quotations", "articles", "method"):
    page.switch_page(f"components/pages/{name}.py").run()
    assert not page.exception and not page.error, name
print(json.dumps({
    "libraries": [name for name in ("spacy", "thinc", "components.preprocessing") if name in sys.modules],
    "status": Path("/proc/self/status").read_text(),
}))
"""


def peak_megabytes(status: str) -> float:
    """The most memory the process itself ever held (VmHWM, in kB).

    Not getrusage's ru_maxrss: that starts at the memory of the process that forked this one, so it would measure the
    test run.
    """
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_a_visit_to_every_page_loads_no_language_model_and_stays_small(sample_store):
    environment = {**os.environ, "BORDERLINES_STORE": str(sample_store)}
    command = [sys.executable, "-c", VISIT_EVERY_PAGE]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["libraries"] == []
    assert peak_megabytes(found["status"]) < MOST_MEGABYTES

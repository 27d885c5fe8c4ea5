# SPDX-License-Identifier: AGPL-3.0-or-later
"""A country's page with 2,000 posts, 300 cases and 50 indicators: uncached, and from our own memory."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.load import homes
from tests.load.driving import get
from tests.load.page import PRODUCT, spent
from tests.load.serving import serving


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "country", homes.new_database(server_url, "country"))
    answer = subprocess.run(
        [sys.executable, "-m", "tests.load.country_inside"],
        env={**os.environ, **home.environment},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    made: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    page = made.pop("page")
    without = {**home.environment, "ALTAVOZ_PAGE_CACHE_MB": "0"}
    with serving(PRODUCT, without, ready="/healthz") as web:
        spent(web, page)
        rounds = [spent(web, page) for _ in range(60)]
    made["uncached_ms"] = statistics.median(rounds)
    made["uncached_p95_ms"] = statistics.quantiles(rounds, n=20)[-1]
    with serving(PRODUCT, home.environment, ready="/healthz") as web:
        get(port=web.port, path=page, seconds=1)
        driven = [get(port=web.port, path=page, seconds=4) for _ in range(5)]
    made["cached_rps"] = statistics.median(one.rate for one in driven)
    made["cached_p99_ms"] = statistics.median(one.p99_ms for one in driven)
    return made

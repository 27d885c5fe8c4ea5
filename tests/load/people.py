# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing in a list of 50,000 people beside people who sign: about a hundred a second, as a busy day has them."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes
from tests.load.driving import Driven, post
from tests.load.serving import serving
from tests.load.sign import form_body, rows_of

ROWS = int(os.environ.get("ALTAVOZ_BENCH_LISTED", "50000"))
PEOPLE = 32
PAUSE_MS = 250
SECONDS = 4


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "people", homes.new_database(server_url, "people"))
    driven: list[Driven] = []
    with serving("altavoz.config.rsgi:application", home.environment, ready="/healthz") as web:
        path, body = f"/act/{home.public_id}/", form_body(web, home.page)

        def sign() -> Driven:
            run = len(driven) + 1
            return post(
                port=web.port, path=path, body=body, run=run, seconds=SECONDS, connections=PEOPLE, pause_ms=PAUSE_MS
            )

        alone = sign()
        driven.append(alone)
        order = [sys.executable, "-m", "tests.load.people_inside", str(ROWS)]
        environment = {**os.environ, **home.environment}
        with subprocess.Popen(order, env=environment, stdout=subprocess.PIPE, text=True) as importing:
            while importing.poll() is None:
                driven.append(sign())
            said = importing.stdout.read() if importing.stdout else ""
        assert importing.returncode == 0, "the import broke off"
    figures: dict[str, float] = json.loads(said.splitlines()[-1])
    beside = driven[1:]
    return figures | {
        "signing_rps": sum(each.accepted for each in beside) / (SECONDS * len(beside)),
        "signing_p99_alone_ms": alone.p99_ms,
        "signing_p99_ms": max(each.p99_ms for each in beside),
        "accepted": sum(each.accepted for each in driven),
        "rows": rows_of(home, folder / "people"),
        "refused": sum(each.others for each in driven),
    }

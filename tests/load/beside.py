# SPDX-License-Identifier: AGPL-3.0-or-later
"""A long piece of work beside people who sign: about a hundred a second, as a busy day has them."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes
from tests.load.driving import Driven, post
from tests.load.serving import serving
from tests.load.sign import form_body, rows_of

PEOPLE = 32
PAUSE_MS = 250
SECONDS = 4


def measure(
    folder: Path, *, name: str, work: list[str], server_url: str = "", before: list[str] | None = None
) -> dict[str, float]:
    """`work` is a module and its words; what it prints last are its own figures, as JSON.

    `before` is another, for what must be there when the centre opens.
    """
    home = homes.make(folder / name, homes.new_database(server_url, name))
    if before:
        subprocess.run([sys.executable, "-m", *before], check=True, env={**os.environ, **home.environment})
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
        environment = {**os.environ, **home.environment}
        with subprocess.Popen([sys.executable, "-m", *work], env=environment, stdout=subprocess.PIPE, text=True) as at:
            while at.poll() is None:
                driven.append(sign())
            said = at.stdout.read() if at.stdout else ""
        assert at.returncode == 0, "the work broke off"
    figures: dict[str, float] = json.loads(said.splitlines()[-1])
    beside = driven[1:]
    return figures | {
        "signing_rps": sum(each.accepted for each in beside) / (SECONDS * len(beside)),
        "signing_p99_alone_ms": alone.p99_ms,
        "signing_p99_ms": max(each.p99_ms for each in beside),
        "accepted": sum(each.accepted for each in driven),
        "rows": rows_of(home, folder / name),
        "refused": sum(each.others for each in driven),
    }

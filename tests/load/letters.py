# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ten thousand letters to 434 fictional offices, handed to a real mail server by the worker, which is killed half-way.

Beside it the ceiling: the same mail server, fed by bare smtplib over as many connections with finished messages.
"""

import os
import re
import smtplib
import threading
import time
from pathlib import Path

from tests.load import homes
from tests.load.carried import CONNECTIONS, figures, inside, killed_half_way
from tests.load.sink import Sink, listening

LETTERS = int(os.environ.get("ALTAVOZ_BENCH_LETTERS", "10000"))
CEILING = 2_000
INSIDE = "tests.load.letters_inside"
MESSAGE_ID = re.compile(rb"(?mi)^Message-ID: <[^@]+@")


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "letters", homes.new_database(server_url, "letters"))
    sample = str(inside(home, INSIDE, "put", str(LETTERS))["sample"])
    with listening() as sink:
        bare = ceiling(sink, sample.encode())
    with listening() as sink:
        parts = killed_half_way(home, sink, LETTERS)
        states = {name: float(number) for name, number in inside(home, INSIDE, "states").items() if name != "sample"}
        found = figures(parts, states, sink)
    lost = LETTERS - found["sent"] - found["in_doubt"] - found["waiting"]
    return {"letters": LETTERS, **found, "lost": lost, **bare}


def ceiling(sink: Sink, sample: bytes) -> dict[str, float]:
    """Letters a second by smtplib alone: nothing is written, nothing committed."""
    messages = [MESSAGE_ID.sub(b"Message-ID: <%d@" % number, sample, count=1) for number in range(CEILING)]

    def hand_over(some: list[bytes]) -> None:
        with smtplib.SMTP("127.0.0.1", sink.port) as connection:
            for message in some:
                connection.sendmail("hello@weavers.invalid", ["office@chamber.invalid"], message)

    threads = [threading.Thread(target=hand_over, args=(messages[n::CONNECTIONS],)) for n in range(CONNECTIONS)]
    began, cpu = time.monotonic(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds, spent = time.monotonic() - began, time.process_time() - cpu
    assert sink.taken() == CEILING
    return {"ceiling_rate": CEILING / seconds, "ceiling_cpu_ms": spent * 1000 / CEILING}

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The load: wrk on loopback, bounded in time and connections."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Driven:
    """One run: `accepted` answers had the expected status; times in milliseconds, rate in answers a second."""

    accepted: int
    others: int
    rate: float
    p50_ms: float
    p99_ms: float


def post(
    *, port: int, path: str, body: str, run: int, seconds: int, connections: int = 64, pause_ms: int = 0
) -> Driven:
    """Sign as always new people. `run` makes this run's people other than the last one's.

    With a pause between an answer and the next post it is a steady stream, else all that the server can take.
    """
    environment = {**os.environ, "BENCH_BODY": body, "BENCH_PATH": path, "BENCH_RUN": str(run)}
    environment["BENCH_PAUSE"] = str(pause_ms)
    return _drive("post.lua", f"http://127.0.0.1:{port}{path}", seconds, connections, environment)


def get(*, port: int, path: str, seconds: int, connections: int = 16) -> Driven:
    return _drive("get.lua", f"http://127.0.0.1:{port}{path}", seconds, connections, dict(os.environ))


def _drive(script: str, url: str, seconds: int, connections: int, environment: dict[str, str]) -> Driven:
    order = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(HERE / script), url]
    done = subprocess.run(order, check=True, capture_output=True, text=True, env=environment, timeout=seconds + 60)
    line = next(line for line in done.stdout.splitlines() if line.startswith("RESULT "))
    accepted, others, microseconds, p50, p99, _errors = (int(float(word)) for word in line.split()[1:])
    return Driven(accepted, others, accepted / (microseconds / 1e6), p50 / 1000, p99 / 1000)

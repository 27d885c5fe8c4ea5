# SPDX-License-Identifier: AGPL-3.0-or-later
"""`make bench`, or `make bench ONLY=sign`: measures, prints a table, and writes var/bench/latest.json.

Parts: sign (both databases), page, tally (both databases), equal (new, repeated and held posts take as long).
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.load import equal_timing, page, sign, tally
from tests.load.machine import machine

LATEST = Path("var/bench/latest.json")
Figures = dict[str, float]


def postgresql() -> str:
    return os.environ["ALTAVOZ_BENCH_POSTGRESQL"]


def on_both(measure: Callable[..., Figures]) -> Callable[[Path], dict[str, Figures]]:
    def both(folder: Path) -> dict[str, Figures]:
        return {
            "sqlite": measure(folder / "sqlite"),
            "postgresql": measure(folder / "postgresql", postgresql()),
        }

    return both


PARTS: dict[str, Callable[[Path], dict[str, Figures] | Figures]] = {
    "sign": on_both(sign.measure),
    "page": page.measure,
    "tally": on_both(tally.measure),
    "equal": equal_timing.measure,
}


def table(figures: dict[str, object], path: str = "") -> list[str]:
    lines = []
    for name, value in figures.items():
        here = f"{path}.{name}" if path else name
        lines += table(value, here) if isinstance(value, dict) else [f"{here:<48} {shown(value):>14}"]
    return lines


def shown(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def main() -> int:
    wanted = sys.argv[1:] or list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"there is no part {', '.join(unknown)}: the parts are {', '.join(PARTS)}")
        return 2
    latest: dict[str, object] = json.loads(LATEST.read_text()) if LATEST.exists() else {}
    for name in wanted:
        with tempfile.TemporaryDirectory(prefix="altavoz-bench-") as folder:
            latest[name] = PARTS[name](Path(folder))
        latest["machine"] = machine()
        latest["measured_at"] = datetime.now(UTC).isoformat(timespec="seconds")
        LATEST.parent.mkdir(parents=True, exist_ok=True)
        LATEST.write_text(json.dumps(latest, indent=2) + "\n")
        print("\n".join(table({name: latest[name]})), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

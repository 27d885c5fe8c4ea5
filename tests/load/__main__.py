# SPDX-License-Identifier: AGPL-3.0-or-later
"""`make bench`, or `make bench ONLY=sign`: measures, prints a table, and writes var/bench/latest.json.

Parts: sign (both databases), page, tally (both databases), equal (new, repeated and held posts take as long),
pack (100,000 names), letters (both databases: 10,000 to a mail server), lookup (both databases: who decides for one
of 42,000 codes), import (both databases: the whole Congress, while people sign), caps (both databases: 10,000 messages
to 434 offices are put at once, then held to ten an hour and to office hours on a clock of their own), mailing (both
databases: an audience of 200,000, and 10,000 of its letters), people (both databases: a list of 50,000 is brought in
while people sign), cases (a case with 500 events: its page, and its end), board (both databases: 20,000
recommendations with 80,000 assessments, filtered and as a table), country (both databases: its page with 2,000 posts,
300 cases and 50 figures), joint_letter (40 and 400 signatures as PDF), update (both databases: further information to
80,000 people who acted), posts (both databases: 2,000 posts are brought into a site of 50,000 while people sign, twice:
the second time the worker is killed in the middle), search (both databases: 50,000 entries).
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.load import (
    board,
    caps,
    cases,
    country,
    equal_timing,
    importing,
    joint_letter,
    letters,
    lookup,
    mailing,
    pack,
    page,
    people,
    posts,
    search,
    sign,
    tally,
    update,
)
from tests.load.machine import machine

LATEST = Path("var/bench/latest.json")
Figures = dict[str, float]


def postgresql() -> str:
    return os.environ["ALTAVOZ_BENCH_POSTGRESQL"]


def on_both(measure: Callable[..., Figures]) -> dict[str, Callable[[Path], Figures]]:
    return {"sqlite": measure, "postgresql": lambda folder: measure(folder, postgresql())}


PARTS: dict[str, dict[str, Callable[[Path], Figures]]] = {
    "sign": on_both(sign.measure),
    "page": {"": page.measure},
    "tally": on_both(tally.measure),
    "lookup": on_both(lookup.measure),
    "import": on_both(importing.measure),
    "people": on_both(people.measure),
    "posts": on_both(posts.measure),
    "letters": on_both(letters.measure),
    "equal": {"": equal_timing.measure},
    "pack": {"": pack.measure},
    "caps": on_both(caps.measure),
    "mailing": on_both(mailing.measure),
    "update": on_both(update.measure),
    "cases": {"": cases.measure},
    "board": on_both(board.measure),
    "country": on_both(country.measure),
    "joint_letter": {"": joint_letter.measure},
    "search": on_both(search.measure),
}


def asked_for(words: list[str]) -> dict[str, list[str]]:
    """`sign` names both databases, `sign.sqlite` one of them. Raises KeyError for what there is not."""
    found: dict[str, list[str]] = {}
    for word in words or PARTS:
        part, _, database = word.partition(".")
        there = PARTS[part]
        if database and database not in there:
            raise KeyError(word)
        found.setdefault(part, []).extend([database] if database else there)
    return found


def measured(part: str, name: str) -> Figures:
    with tempfile.TemporaryDirectory(prefix="altavoz-bench-") as folder:
        return PARTS[part][name](Path(folder))


def table(figures: dict[str, Any], path: str = "") -> list[str]:
    lines = []
    for name, value in figures.items():
        here = f"{path}.{name}" if path else name
        lines += table(value, here) if isinstance(value, dict) else [f"{here:<48} {shown(value):>14}"]
    return lines


def shown(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def main() -> int:
    try:
        wanted = asked_for(sys.argv[1:])
    except KeyError as unknown:
        print(f"there is no part {unknown}: the parts are {', '.join(PARTS)}, and sign.sqlite and the like")
        return 2
    latest: dict[str, Any] = json.loads(LATEST.read_text()) if LATEST.exists() else {}
    for part, names in wanted.items():
        for name in names:
            figures = measured(part, name)
            if name:
                latest.setdefault(part, {})[name] = figures
            else:
                latest[part] = figures
            print("\n".join(table({part: {name: figures} if name else figures})), flush=True)
            write({**latest, "machine": machine(), "measured_at": datetime.now(UTC).isoformat(timespec="seconds")})
    return 0


def write(latest: dict[str, Any]) -> None:
    LATEST.parent.mkdir(parents=True, exist_ok=True)
    LATEST.write_text(json.dumps(latest, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main())

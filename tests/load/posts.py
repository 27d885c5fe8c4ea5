# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing 2,000 posts into a site of 50,000 beside people who sign, and once more with a worker that is killed."""

import os
from pathlib import Path

from tests.load import beside

THERE = int(os.environ.get("ALTAVOZ_BENCH_POSTS_THERE", "50000"))
BROUGHT = int(os.environ.get("ALTAVOZ_BENCH_POSTS_BROUGHT", "2000"))
# What is asked, beside what is measured.
ASKED = {
    "asked_posts_a_second": 20.0,
    "asked_longest_transaction_ms": 100.0,
    "asked_posts_twice_or_lost": 0.0,
}


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    before = ["tests.load.posts_seeded", str(THERE)]
    work = ["tests.load.posts_inside", str(BROUGHT)]
    return ASKED | beside.measure(folder, name="posts", work=work, server_url=server_url, before=before)

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.db import connection

from altavoz.campaigns.counts import Change
from altavoz.tallies import cleaning


def sweeps() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_get_vacuum_count(to_regclass(%s))", [Change._meta.db_table])
        return int(cursor.fetchone()[0])


@pytest.mark.postgresql_only("SQLite leaves no row that is gone behind")
@pytest.mark.django_db(transaction=True)
def test_a_table_is_swept_once_enough_of_its_rows_are_gone() -> None:
    before = sweeps()
    cleaning.clean(flood=1_000_000_000)
    assert sweeps() == before
    cleaning.clean(flood=0)
    assert sweeps() == before + 1


@pytest.mark.sqlite_only("the one that leaves none behind")
@pytest.mark.django_db
def test_where_nothing_stays_behind_nothing_is_swept() -> None:
    assert cleaning.clean(flood=0) == 0

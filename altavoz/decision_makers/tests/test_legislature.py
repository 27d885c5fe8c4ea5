# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from altavoz.decision_makers.models import Office, Term

pytestmark = pytest.mark.django_db
TABLE = "country,body,title_en,holder\nmx,Looms,Weaver,Vera Okonjo\n"


def legislature(*words: str) -> str:
    said = StringIO()
    call_command("legislature", *words, stdout=said)
    return said.getvalue()


def table(folder: Path, text: bytes = TABLE.encode()) -> str:
    path = folder / "weavers.csv"
    path.write_bytes(text)
    return str(path)


def test_a_table_is_compared_imported_and_told_of(tmp_path: Path) -> None:
    place = table(tmp_path)
    assert "new holders: 1" in legislature("diff", "plain_csv", "--from", place, "--as-of", "2026-04-01")
    assert not Office.objects.exists()
    legislature("import", "plain_csv", "--from", place, "--as-of", "2026-04-01")
    assert [str(term.person) for term in Term.objects.all()] == ["Vera Okonjo"]
    told = legislature("status")
    assert "edition 1 of 2026-04-01" in told
    assert "us_congress" in told
    assert json.loads(legislature("export", "mx"))["persons"][0]["name"] == "Vera Okonjo"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import"], "Name one of these sources"),
        (["import", "nowhere"], "us_congress"),
        (["import", "plain_csv"], "--as-of"),
        (["import", "plain_csv", "--as-of", "2026-04-01"], "--from"),
        (["import", "plain_csv", "--as-of", "2026-04-01", "--from", "/nowhere.csv"], "cannot be opened"),
    ],
)
def test_a_command_that_lacks_something_says_what(words: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        legislature(*words)


def test_a_table_in_the_wrong_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    place = table(tmp_path, TABLE.encode() + "mx,C\xe1mara,a,b".encode("latin-1"))
    with pytest.raises(CommandError, match="line 3"):
        legislature("import", "plain_csv", "--from", place, "--as-of", "2026-04-01")

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every variable of the environment is explained in docs/run/settings.md, and the page names no other."""

import re
from collections.abc import Iterator

from tests.rules.house import ROOT, Source, obeyed, sources

PAGE = ROOT / "docs/run/settings.md"
READ = re.compile(r"\benv\.(?:text|flag|number|words)\(\s*\"([A-Z][A-Z0-9_]+)\"")
RAW = re.compile(r"\bos\.(?:environ|getenv)\b")
EXPLAINED = re.compile(r"^(?:\| ?|#+ |[-*] )`([A-Z][A-Z0-9_]+)`", re.MULTILINE)


def read_names(looked_at: tuple[Source, ...]) -> set[str]:
    return {name for source in looked_at for name in READ.findall(source.text)}


def explained_names(page: str) -> set[str]:
    return set(EXPLAINED.findall(page))


def unread_ways(source: Source) -> Iterator[str]:
    """The environment is read in config/env.py alone; a command may set a default for what it starts."""
    allowed = ("altavoz/config/env.py", "altavoz/config/cli.py", "altavoz/config/rsgi.py")
    if source.path not in allowed and not source.is_test and RAW.search(source.text):
        yield "reads the environment itself; ask config/env.py in the settings"


def own_settings() -> tuple[Source, ...]:
    return sources(".py", under="altavoz/")


def test_every_variable_is_explained_and_none_is_invented() -> None:
    assert explained_names(PAGE.read_text(encoding="utf-8")) == read_names(own_settings())


def test_the_environment_is_read_in_one_place() -> None:
    found = [f"{each.path}: {what}" for each in own_settings() for what in unread_ways(each)]
    obeyed(line for line in found if "/management/" not in line and "running/" not in line)


def test_a_variable_read_but_not_explained_is_seen() -> None:
    code = Source("altavoz/config/settings/base.py", 'X = env.text("ALTAVOZ_NEW", "")\n')
    assert read_names((code,)) - explained_names("| `PORT` | where it listens |\n") == {"ALTAVOZ_NEW"}
    assert read_names((code,)) == explained_names("| `ALTAVOZ_NEW` | what is new |\n")


def test_a_room_that_reads_the_environment_itself_is_refused() -> None:
    assert list(unread_ways(Source("altavoz/outbox/carrying.py", "os.environ['SMTP_URL']")))
    assert not list(unread_ways(Source("altavoz/outbox/carrying.py", "settings.SMTP_URL")))

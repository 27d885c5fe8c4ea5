# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every source of the directory says where it is from, under which licence, how often it changes, and what it lacks."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from tests.rules.house import Source, listed, obeyed, sources

FOLDERS = "altavoz/decision_makers/sources/"
HEADINGS = ("Origin", "Licence", "Rhythm", "Gaps")
SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def folders(files: Collection[str]) -> set[str]:
    paths = (PurePosixPath(name) for name in files if name.startswith(FOLDERS) and name.endswith("/source.py"))
    return {str(path.parent) for path in paths}


def silences(page: Source) -> Iterator[str]:
    """What the page of a source does not say."""
    said = {heading.strip(): words.strip() for heading, words in SECTION.findall(page.text)}
    yield from (f"has nothing under “## {heading}”" for heading in HEADINGS if not said.get(heading))


def unnamed(page: Source, files: Collection[str]) -> Iterator[str]:
    """Data that lie in the folder and are on none of its pages: nobody knows whose they are."""
    data = f"{PurePosixPath(page.path).parent}/data/"
    yield from (
        f"does not name {name}" for name in files if name.startswith(data) and name[len(data) :] not in page.text
    )


def pages() -> list[Source]:
    wanted = {f"{folder}/README.md" for folder in folders(listed())}
    return [page for page in sources(".md", under=FOLDERS) if page.path in wanted]


def test_every_source_has_a_page() -> None:
    assert {str(PurePosixPath(page.path).parent) for page in pages()} == folders(listed())


def test_every_page_says_origin_licence_rhythm_and_gaps() -> None:
    obeyed([f"{page.path} {found}" for page in pages() for found in silences(page)])


def test_every_file_of_data_is_named_with_its_licence() -> None:
    obeyed([f"{page.path} {found}" for page in pages() for found in unnamed(page, listed())])


def test_a_silent_page_is_refused_and_a_good_one_passes() -> None:
    good = "# A\n\n## Origin\nx\n\n## Licence\nCC0\n\n## Rhythm\nweekly\n\n## Gaps\nnone known\n"
    assert not list(silences(Source("a/README.md", good)))
    assert list(silences(Source("a/README.md", good.replace("## Rhythm\nweekly", "## Rhythm\n"))))
    assert list(unnamed(Source("a/README.md", good), ["a/data/names.csv.gz"]))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every sentence of ours is said in French and Spanish, none as a guess, and with the same names in it."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django import conf
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize

from tests.rules.house import ROOT, Source, obeyed, sources, storeys

LANGUAGES = ("fr", "es")
NAMES = re.compile(r"%\((\w+)\)[a-z]|%[sd]|\{(\w*)\}")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key = tuple[str | None, str]


def key_of(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def said_in(source: Source) -> Iterator[Key]:
    """The sentences that a file marks for translation, as `makemessages` would find them."""
    text = source.text
    if not source.path.endswith(".py"):
        text = "\n".join(line.strip() for line in templatize(text, origin=source.path).splitlines())
    for _, ids, _, context in extract("python", BytesIO(text.encode()), keywords=KEYWORDS):
        yield context, ids if isinstance(ids, str) else ids[0]


def folder_of(path: str) -> str:
    """The folder whose `locale` a file's words belong to: its room, or the kind of action."""
    parts = Path(path).parts
    return "/".join(parts[: 3 if parts[1] == "actions" and len(parts) > 3 else 2])


def said() -> dict[str, set[Key]]:
    found: dict[str, set[Key]] = {}
    for source in sources(".py", ".html", ".txt", under="altavoz/"):
        if not source.is_test and (source.path.endswith(".py") or "/templates/" in source.path):
            found.setdefault(folder_of(source.path), set()).update(said_in(source))
    return {folder: keys for folder, keys in found.items() if keys}


def catalogue_in(folder: Path, language: str) -> Catalog:
    path = folder / "locale" / language / "LC_MESSAGES" / "django.po"
    return read_po(BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)


def unsaid(wanted: set[Key], *known_catalogues: Catalog) -> Iterator[str]:
    known = {key_of(message) for catalogue in known_catalogues for message in catalogue if message.id}
    yield from (f"not in the catalogue: {text!r}" for _, text in sorted(wanted - known, key=str))


def unfinished(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if not message.id:
            continue
        strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        if message.fuzzy:
            yield f"a guess: {message.id!r}"
        if not all(strings):
            yield f"empty: {message.id!r}"
        elif not names_agree(message, strings):
            yield f"other names in it: {message.id!r}"


def names_agree(message: Message, strings: list[str]) -> bool:
    """Whether each translation holds the names of the last form (a singular may leave its number out)."""
    forms = [message.id] if isinstance(message.id, str) else list(message.id)
    wanted = set(NAMES.findall(forms[-1]))
    return all(set(NAMES.findall(text)) == wanted for text in strings[-1:]) and all(
        set(NAMES.findall(text)) <= wanted for text in strings
    )


def test_every_sentence_is_in_the_catalogue() -> None:
    """Of both languages at once: gathering the sentences takes four seconds, looking them up takes none."""
    of_django = {language: catalogue_in(Path(conf.__file__).parent, language) for language in LANGUAGES}
    obeyed(
        f"{folder}, {language}: {what}"
        for folder, keys in said().items()
        for language in LANGUAGES
        for what in unsaid(keys, catalogue_in(ROOT / folder, language), of_django[language])
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_a_guess(language: str) -> None:
    files = sources(f"/{language}/LC_MESSAGES/django.po", under="altavoz/")
    found = [
        f"{file.path}: {what}"
        for file in files
        for what in unfinished(read_po(BytesIO(file.text.encode()), locale=language))
    ]
    obeyed(found)


def test_every_catalogue_lies_in_a_room() -> None:
    for file in sources("django.po"):
        assert file.path.split("/")[1] in storeys()


def catalogue_of(text: str) -> Catalog:
    return read_po(BytesIO(text.encode()), locale="fr")


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Sign"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Sign"\nmsgstr "Signer"\n',
        'msgid "%(name)s has signed"\nmsgstr "%(nom)s a signé"\n',
        'msgid "one"\nmsgid_plural "%(n)s names"\nmsgstr[0] "un"\nmsgstr[1] "des noms"\n',
    ],
)
def test_a_gap_a_guess_and_another_name_are_refused(entry: str) -> None:
    assert list(unfinished(catalogue_of(entry)))


def test_a_whole_translation_passes() -> None:
    assert not list(unfinished(catalogue_of('msgid "%(name)s has signed"\nmsgstr "%(name)s a signé"\n')))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("altavoz/api/a.py", 'label = _("Sign now")'),
        ("altavoz/api/templates/a.html", "<p>{% translate 'Sign now' %}</p>"),
        ("altavoz/api/templates/b.html", "{% blocktranslate trimmed %}\n  Sign\n  now\n{% endblocktranslate %}"),
    ],
)
def test_a_sentence_that_no_catalogue_has_is_seen(path: str, text: str) -> None:
    said_here = set(said_in(Source(path, text)))
    assert list(unsaid(said_here, Catalog(locale="fr")))
    assert not list(unsaid(said_here, catalogue_of('msgid "Sign now"\nmsgstr "Signer"\n')))


def test_no_line_of_a_french_page_begins_with_a_sign() -> None:
    with override("fr"):
        said = gettext("Assessments marked “Demonstration” are invented: nobody has made them.")
    assert "«\N{NO-BREAK SPACE}Démonstration\N{NO-BREAK SPACE}»" in said
    assert "inventés\N{NO-BREAK SPACE}:" in said

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of fields: `[[first_name|friend]]` in one text serves the page, the letter, the print and the script.

A room registers the fields that it can fill, and the frozen dataclass from which it fills them. Whoever renders a
text gives what it has (`values`): a field takes the one of its own class, else its fallback stands. Whoever accepts
a text from an editor asks `problems` first. A letter keeps the rendered words: it is not rendered again.
"""

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from altavoz.website import merge_grammar as grammar
from altavoz.website.merge_grammar import Output, Written

__all__ = [
    "Family",
    "Field",
    "Output",
    "Place",
    "Problem",
    "Why",
    "fields_for",
    "problems",
    "register",
    "register_family",
    "render",
    "render_markup",
]

C = TypeVar("C")
Values = Sequence[object]


class Place(enum.Enum):
    """What sort of text it is, and so what is known when it is read."""

    PAGE = "page"
    """The open page: of its reader nothing is known."""
    AGREED = "agreed"
    """The words that people agree to: they must not move from one day to the next."""
    MAIL = "mail"
    PRINT = "print"
    SCRIPT = "script"
    NOWHERE = "nowhere"
    """A text that takes no fields, such as a headline: it travels to places that know nothing."""


EVERYWHERE = frozenset(Place) - {Place.NOWHERE}
# Where somebody has said who she is.
OF_A_PERSON = frozenset({Place.MAIL, Place.PRINT, Place.SCRIPT})


@dataclass(frozen=True)
class Field(Generic[C]):
    """`resolve` gives the words, unescaped, "" for none. `always` says where they are never empty.

    Where a field may be empty, it needs a fallback: nobody writes "Dear ,". A field about nothing that is given
    (`about` is the type of None) is filled from what is public, in the active language.
    """

    name: str
    label: Promise | str
    example: Promise | str
    about: type[C]
    resolve: Callable[[C], str]
    where: frozenset[Place] = EVERYWHERE
    always: frozenset[Place] = frozenset()


def _nothing_near(_asked: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True)
class Family:
    """Fields of one prefix, `[[figure:...]]`: `find` gives the field of what stands after the colon, or None.

    `near` says what may have been meant where there is none, and `typed` how such a field is written. In a place that
    is not in `where` such a field cannot stand, whatever its fallback.
    """

    prefix: str
    label: Promise | str
    example: Promise | str
    find: Callable[[str], Field[Any] | None]
    where: frozenset[Place] = EVERYWHERE
    near: Callable[[str], Sequence[str]] = _nothing_near
    typed: str = ""


class Why(enum.Enum):
    """What is wrong with a field."""

    UNKNOWN = "unknown"
    NO_VALUE = "no value"
    NOT_CLOSED = "not closed"
    NO_FIELDS = "no fields"
    MOVES = "moves"


SENTENCES: Mapping[Why, Promise] = {
    Why.UNKNOWN: _("%(place)s: there is no field “%(field)s”. Choose one from the list of fields."),
    Why.NO_VALUE: _("%(place)s: “%(field)s” has no value here. Write what stands in its place: [[%(name)s|…]]."),
    Why.NOT_CLOSED: _("%(place)s: “%(field)s” is no field that we can read. A field is written [[first_name|friend]]."),
    Why.NO_FIELDS: _("%(place)s: “%(field)s” cannot stand here, for this text takes no fields."),
    Why.MOVES: _("%(place)s: “%(field)s” cannot stand here, for people agree to these words and it changes."),
}
NEAR: Promise = _("Did you mean %(names)s?")


@dataclass(frozen=True)
class Problem:
    """`part` is the text's name for the editor, where `problems` was told it."""

    why: Why
    name: str
    as_typed: str
    line: int
    column: int
    part: str = ""
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In the language that is active now."""
        spot = str(_("line %(line)s, column %(column)s")) % {"line": self.line, "column": self.column}
        place = f"{self.part}, {spot}" if self.part else f"{spot[:1].upper()}{spot[1:]}"
        said = str(SENTENCES[self.why]) % {"place": place, "field": self.as_typed, "name": self.name}
        return f"{said} {str(NEAR) % {'names': ', '.join(self.near)}}" if self.near else said


_fields: dict[str, Field[Any]] = {}
_families: dict[str, Family] = {}


def register(field: Field[Any]) -> None:
    if grammar.canonical(field.name) != field.name or _fields.get(field.name, field) != field:
        raise ImproperlyConfigured(f"merge field {field.name!r} is badly named, or registered twice")
    _fields[field.name] = field


def register_family(family: Family) -> None:
    _families[family.prefix] = family


def fields_for(place: Place) -> list[Field[Any] | Family]:
    """All that an editor may write there, in the order of their names; what is empty there needs a fallback."""
    everything: Iterable[Field[Any] | Family] = [*_fields.values(), *_families.values()]
    # On the open page a field of a person stands for its fallback: it is offered there too.
    also = frozenset({place, *OF_A_PERSON})
    shown = [
        each for each in everything if place is not Place.NOWHERE and each.where & also and _may_stand(each, place)
    ]
    return sorted(shown, key=lambda each: each.name if isinstance(each, Field) else each.prefix)


def render(text: str, *, values: Values, output: Output) -> str:
    """Plain words with their fields filled in, escaped as a whole for where they go (HTML: a SafeString).

    A field without value and fallback leaves nothing behind.
    """
    known = _by_class(values)
    words = grammar.clean(grammar.filled(text, lambda name, fallback: _words_of(name, fallback, known)))
    safe = grammar.MAKE_SAFE[output](words)
    return mark_safe(safe) if output is Output.HTML else safe  # noqa: S308 - it was escaped just now


def render_markup(html: str, *, values: Values) -> SafeString:
    """Markup, such as a rich text of ours: values are escaped, fallbacks are part of the markup already."""
    known = _by_class(values)
    return grammar.filled_markup(
        html,
        lambda name, fallback: str(escape(_words_of(name, None if fallback is None else unescape(fallback), known))),
    )


def problems(
    text: str, *, where: Place, values: Values | None = None, part: str = "", is_markup: bool = False
) -> list[Problem]:
    """What keeps this text from being published, place by place.

    Without `values` it is judged by what is certain in such a text; with them, by what is filled in now.
    """
    if grammar.OPENING not in text:
        return []
    found = grammar.fields_in(grammar.rich_as_text(text) if is_markup else text)
    known = None if values is None else _by_class(values)
    judged = ((field, _judge(field, where, known)) for field in found)
    return [
        Problem(why, each.name, each.as_typed, each.line, each.column, part, _near(each.name, why))
        for each, why in judged
        if why
    ]


def _judge(written: Written, where: Place, known: Mapping[type, object] | None) -> Why | None:
    if where is Place.NOWHERE:
        return Why.NO_FIELDS
    if not written.name:
        return Why.NOT_CLOSED
    field = _find(written.name)
    if field is None:
        return Why.UNKNOWN
    family = _family(written.name)
    if family is not None and where not in family.where:
        return Why.MOVES
    if (written.fallback or "").strip():
        return None
    is_certain = known is None or field.about is type(None)
    has_value = where in field.always if is_certain else where in field.where and bool(_resolved(field, known or {}))
    return None if has_value else Why.NO_VALUE


def _may_stand(each: Field[Any] | Family, place: Place) -> bool:
    return isinstance(each, Field) or place in each.where


def _near(name: str, why: Why) -> tuple[str, ...]:
    family = _family(name) if why is Why.UNKNOWN else None
    return () if family is None else tuple(family.near(name.rpartition(":")[2]))


def _family(name: str) -> Family | None:
    return _families.get(name.rpartition(":")[0])


def _find(name: str) -> Field[Any] | None:
    family = _family(name)
    return _fields.get(name) if family is None else family.find(name.rpartition(":")[2])


def _words_of(name: str, fallback: str | None, known: Mapping[type, object]) -> str:
    field = _find(name)
    value = "" if field is None else _resolved(field, known)
    return value or (fallback or "").strip()


def _resolved(field: Field[Any], known: Mapping[type, object]) -> str:
    if field.about is type(None):
        return field.resolve(None).strip()
    about = known.get(field.about)
    return "" if about is None else field.resolve(about).strip()


def _by_class(values: Values) -> Mapping[type, object]:
    return {type(value): value for value in values}

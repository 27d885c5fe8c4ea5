# SPDX-License-Identifier: AGPL-3.0-or-later
import time
from dataclasses import dataclass

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import override

from altavoz.website import merge_fields
from altavoz.website.merge_fields import (
    OF_A_PERSON,
    Family,
    Field,
    Output,
    Place,
    Why,
    problems,
    register,
    register_family,
    render,
    render_markup,
)
from altavoz.website.merge_panels import offered


@dataclass(frozen=True)
class Weaver:
    name: str = ""
    loom: str = "three"


@pytest.fixture(autouse=True)
def fields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge_fields, "_fields", {})
    monkeypatch.setattr(merge_fields, "_families", {})
    register(Field("first_name", "Given name", "Ana", Weaver, lambda weaver: weaver.name, where=OF_A_PERSON))
    register(Field("loom", "Her loom", "three", Weaver, lambda w: w.loom, always=merge_fields.EVERYWHERE))


def text(words: str, *values: object, output: Output = Output.TEXT) -> str:
    return render(words, values=values, output=output)


@pytest.mark.parametrize("typed", ["[[first_name]]", "[[First_Name]]", "[[ first name ]]", "[[FIRST-NAME|friend]]"])
def test_a_field_is_known_however_its_name_is_typed(typed: str) -> None:
    assert text(f"{typed}, can you call?", Weaver("Ana")) == "Ana, can you call?"


def test_a_field_without_value_gives_way_to_its_fallback_and_without_one_to_nothing() -> None:
    assert text("Dear [[first_name| friend ]]!", Weaver("  ")) == "Dear friend!"
    assert text("Dear [[first_name|friend]]!") == "Dear friend!"
    assert text("Dear [[first_name]]!", Weaver()) == "Dear !"
    assert text("Dear [[nobody|friend]]!", Weaver("Ana")) == "Dear friend!"


def test_two_brackets_can_be_written() -> None:
    words = r"Write \[[first_name]] or [ [x] ]."
    assert text(words, Weaver("Ana")) == "Write [[first_name]] or [ [x] ]."
    assert problems(words, where=Place.PAGE) == []


def test_a_value_is_never_read_for_fields() -> None:
    assert text("Dear [[first_name]]", Weaver("[[loom]] [[first_name]]")) == "Dear [[loom]] [[first_name]]"


def test_what_is_nested_is_words() -> None:
    nested = "[[first_name|[[loom]]]]"
    assert text(nested, Weaver("Ana")) == "[[first_name|three]]"
    assert [problem.why for problem in problems(nested, where=Place.MAIL)] == [Why.NOT_CLOSED]


HOSTILE = "<b>&\"'</b>\r\nBcc: all@example.org\x00 *x* #let"


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (Output.HTML, "Dear &lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt;\nBcc: all@example.org *x* #let &amp; co"),
        (Output.TEXT, "Dear <b>&\"'</b>\nBcc: all@example.org *x* #let & co"),
        (Output.HEADER, "Dear <b>&\"'</b> Bcc: all@example.org *x* #let & co"),
        (
            Output.TYPST,
            r"Dear \<b\>\&\"\'\<\/b\> \
Bcc\: all\@example\.org \*x\* \#let \& co",
        ),
        (
            Output.URL,
            "Dear%20%3Cb%3E%26%22%27%3C%2Fb%3E%0D%0ABcc%3A%20all%40example.org%20%2Ax%2A%20%23let%20%26%20co",
        ),
    ],
)
def test_a_value_is_escaped_for_where_it_goes(output: Output, expected: str) -> None:
    assert text("Dear [[first_name]] & co", Weaver(HOSTILE), output=output) == expected


def test_markup_keeps_its_tags_and_a_value_brings_none() -> None:
    html = '<p title="[[loom]]">Dear <b>[[first_name]]</b>, [[nobody|l&#x27;ami &amp; co]]</p>'
    filled = render_markup(html, values=[Weaver("<script>")])
    assert filled == '<p title="[[loom]]">Dear <b>&lt;script&gt;</b>, l&#x27;ami &amp; co</p>'


def test_a_problem_names_its_place() -> None:
    words = "One line\nDear [[first_name]], [[frist_name|x]] and [[loom"
    found = problems(words, where=Place.PAGE, part="Lead")
    assert [(each.why, each.name, each.line, each.column) for each in found] == [
        (Why.NO_VALUE, "first_name", 2, 6),
        (Why.UNKNOWN, "frist_name", 2, 22),
        (Why.NOT_CLOSED, "", 2, 43),
    ]
    assert "Lead, line 2, column 22" in str(found[1])
    assert "[[frist_name|x]]" in str(found[1])


def test_a_problem_speaks_the_language_of_the_editor() -> None:
    [problem] = problems("[[nobody]]", where=Place.PAGE, part="Chapeau")
    with override("fr"):
        assert str(problem).startswith("Chapeau, ligne 1, colonne 1")
    with override("es"):
        assert str(problem).startswith("Chapeau, línea 1, columna 1")


def test_a_text_is_judged_by_what_is_filled_in_where_that_is_known() -> None:
    assert problems("[[first_name]]", where=Place.MAIL, values=[Weaver("Ana")]) == []
    assert [each.why for each in problems("[[first_name]]", where=Place.MAIL, values=[Weaver()])] == [Why.NO_VALUE]
    assert [each.why for each in problems("[[first_name]]", where=Place.PAGE, values=[Weaver("Ana")])] == [Why.NO_VALUE]
    assert problems("[[first_name|friend]] [[loom]]", where=Place.PAGE) == []


def test_a_text_that_takes_no_fields_says_so() -> None:
    assert [each.why for each in problems("[[loom]]", where=Place.NOWHERE)] == [Why.NO_FIELDS]


def test_a_field_that_a_tag_cuts_in_two_is_told_with_its_line() -> None:
    html = "<p>One</p><p>a <b>b</b> [[first<b>_name</b>]] [[loom]]</p>"
    [problem] = problems(html, where=Place.PAGE, is_markup=True)
    assert (problem.why, problem.line, problem.column) == (Why.NOT_CLOSED, 2, 5)


def test_a_prefix_has_fields_of_its_own() -> None:
    def find(rest: str) -> Field[Weaver] | None:
        return Field(f"figure:{rest}", "", "", Weaver, lambda w: "27,000") if rest == "mx-2016" else None

    register_family(Family("figure", "A figure", "27,000", find))
    assert text("more than [[Figure: mx-2016]] persons", Weaver()) == "more than 27,000 persons"
    assert [each.why for each in problems("[[figure:mx-1916]]", where=Place.PAGE)] == [Why.UNKNOWN]


def test_two_rooms_cannot_fill_one_field() -> None:
    with pytest.raises(ImproperlyConfigured):
        register(Field("loom", "Another loom", "four", Weaver, lambda w: "four"))


def test_the_editor_is_offered_what_she_may_write() -> None:
    assert [each.typed for each in offered(Place.PAGE)] == ["[[first_name|…]]", "[[loom]]"]
    assert offered(Place.NOWHERE) == []


@pytest.mark.parametrize("hostile", ["[" * 50_000, "[[a|" * 12_500, "[[" + "a" * 50_000, "[[a|]" * 10_000])
def test_hostile_texts_cost_little(hostile: str) -> None:
    begun = time.process_time()
    render(hostile, values=(), output=Output.HTML)
    assert len(problems(hostile, where=Place.PAGE)) <= len(hostile) / 2
    assert time.process_time() - begun < 2

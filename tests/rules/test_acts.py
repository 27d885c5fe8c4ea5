# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every act of staff that the code names has words. What it puts together is looked at while the tests run (ground)."""

import ast
import re
from collections.abc import Collection, Iterator

from django.apps import apps

from altavoz.organisations import acts
from tests.ground.acts import is_wordless
from tests.rules.house import Source, broken, obeyed, python

AN_ACT = re.compile(r"[a-z_]+\.[a-z_-]+")
# Reading each file for what calls what would take three seconds.
AN_ACT_SOMEWHERE = re.compile(r"""["'][a-z_]+\.[a-z_{-]""")
NOTING = ("note", "_note", "tell", "_move", "_decide", "_end")


def texts_of(node: ast.expr) -> Iterator[str]:
    """Each text that the expression may be; one that is put together ends with a star."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from texts_of(node.body)
        yield from texts_of(node.orelse)
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        yield f"{node.values[0].value!s}*"


def acts_in(source: Source) -> Iterator[str]:
    for call in (node for node in ast.walk(source.tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        given = call.args if name in NOTING else ()
        for node in (*given, *(each.value for each in call.keywords if each.arg == "act")):
            yield from (text for text in texts_of(node) if AN_ACT.fullmatch(text.rstrip("*") + "x"))


def wordless(source: Source, known: Collection[str]) -> Iterator[str]:
    for act in acts_in(source):
        begins = act.removesuffix("*")
        is_there = any(each.startswith(begins) for each in known) if act.endswith("*") else act in known
        if not is_there:
            yield f"say in altavoz/{act.partition('.')[0]}/acts.py what “{act}” means"


def test_every_act_that_the_code_names_has_words() -> None:
    ours = (source for source in python() if source.path.startswith("altavoz/") and not source.is_test)
    noting = tuple(source for source in ours if AN_ACT_SOMEWHERE.search(source.text))
    obeyed(broken(lambda source: wordless(source, acts.known()), noting))


def test_words_are_of_rooms_and_screens_that_there_are() -> None:
    rooms = {config.label for config in apps.get_app_configs()}
    of_rooms = {act for act in acts.known() if ":" not in act and not act.startswith("wagtail")}
    assert not {act for act in of_rooms if act.partition(".")[0] not in rooms}


def test_an_act_without_words_is_refused_and_one_with_words_passes() -> None:
    known = {"campaigns.close", "campaigns.open"}
    for line in (
        'audit.note(act="campaigns.burn")',
        '_note("campaigns.burn", row)',
        'audit.note(act="campaigns.close" if a else "campaigns.burn")',
        'audit.note(act=f"petitions.{verb}")',
    ):
        assert list(wordless(Source("a.py", line), known)), line
    for line in ('audit.note(act="campaigns.close")', 'audit.note(act=f"campaigns.{verb}")', 'tell("Ana signed.")'):
        assert not list(wordless(Source("a.py", line), known)), line


def test_the_ground_refuses_what_the_product_notes_without_words() -> None:
    assert is_wordless("campaigns.burn", "bo/altavoz/campaigns/life.py")
    assert not is_wordless("campaigns.burn", "bo/altavoz/campaigns/tests/test_life.py")
    assert not is_wordless("wagtailadmin_pages:edit", "bo/altavoz/organisations/audit_door.py")
    assert not is_wordless("organisations.give_role", "bo/altavoz/organisations/role_giving.py")

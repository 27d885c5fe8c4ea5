# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every text that takes a figure is found by whoever asks where it stands: each room has a finder, and it finds."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

import altavoz
from altavoz.actions.event.testing import make_event
from altavoz.actions.joint_letter.models.letter import LetterText
from altavoz.actions.joint_letter.testing import make_invitation, make_letter, make_signer
from altavoz.actions.urgent_action import issuing
from altavoz.actions.urgent_action.models import IssueText
from altavoz.actions.urgent_action.testing import FIRST, SPRING, make_urgent
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.testing import make_action_pages, make_home
from altavoz.contacting.models import PlanText
from altavoz.contacting.testing import make_write_action
from altavoz.indicators import figures
from altavoz.indicators.quotations import overtaken, passages
from altavoz.indicators.quotations.overtaken import Tie
from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.mailings.models import MailingText
from altavoz.mailings.testing import make_mailing
from altavoz.newsroom.testing import draft, make_country_page, make_index, make_posts
from altavoz.organisations.testing import make_organisation, make_staff
from altavoz.recommendations.models import (
    Commitment,
    CommitmentText,
    DialogueRound,
    DialogueRoundText,
    Instrument,
    InstrumentStep,
    InstrumentStepText,
    InstrumentText,
    Point,
    PointText,
)
from altavoz.recommendations.testing import (
    MAY,
    make_area,
    make_assessment,
    make_assessor,
    make_document,
    make_party,
    make_recommendation,
)
from altavoz.website.testing import make_page

OLD = "[[figure:looms-xx 2018-02-07]]"
# A salutation names a person: nobody counts in it. Pages of the website are found by the room of figures itself.
WITHOUT_A_FINDER = {"decision_makers", "website"}


def _issue() -> None:
    issuing.issue(make_urgent().pk, words=FIRST, by=make_staff(name="bo"), now=SPRING)
    IssueText.objects.filter(language="en").update(facts=OLD)


def _event() -> None:
    make_action_pages(make_event().action)
    ActionPage.objects.filter(told_in="en").update(lead=OLD)


def _letter_draft() -> None:
    make_write_action()
    PlanText.objects.filter(language="en").update(message=OLD)


def _mailing() -> None:
    MailingText.objects.filter(mailing=make_mailing(), language="en").update(body=f"<p>{OLD}</p>")


def _view(*, public: bool) -> None:
    about = make_recommendation(make_area(make_document()))
    make_assessment(about, make_assessor(), words=OLD, public=public)


def _promise(*, quote: str = "", words: str = "") -> None:
    kept = {"organisation": make_organisation(), "source": "Gazette", "made_at": MAY}
    row = Commitment.objects.create(made_by=make_party(), made_on=MAY.date(), quote=quote, **kept)
    CommitmentText.objects.create(commitment=row, language="en", words=words)


def _law(*, about: str = "", step: str = "") -> None:
    kept = {"organisation": make_organisation(), "source": "Gazette", "made_at": MAY}
    row = Instrument.objects.create(sort=Instrument.Sort.LAW, country="XX", **kept)
    InstrumentText.objects.create(instrument=row, language="en", name="Law on looms", about=about)
    taken = InstrumentStep.objects.create(instrument=row, standing=InstrumentStep.Standing.TAKEN, source="Gazette")
    InstrumentStepText.objects.create(step=taken, language="en", words=step)


def _round(*, about: str = "", point: str = "") -> None:
    kept = {"organisation": make_organisation(), "source": "Gazette", "made_at": MAY}
    row = DialogueRound.objects.create(held_by=make_party(), held_on=MAY.date(), **kept)
    DialogueRoundText.objects.create(round=row, language="en", name="Second round", about=about)
    said = Point.objects.create(round=row, what=Point.What.ANSWERED)
    PointText.objects.create(point=said, language="en", words=point)


def _joint_letter(*, signed: bool) -> None:
    letter = make_letter(languages=("en",))
    LetterText.objects.update(body=f"We weave.\n\n{OLD}")
    if signed:
        make_signer(make_invitation(letter))


TEXTS: dict[str, tuple[str, Callable[[], object], Tie]] = {
    "an event's page": ("campaigns", _event, Tie.OLDER),
    "a letter or a call script": ("contacting", _letter_draft, Tie.OLDER),
    "a mailing": ("mailings", _mailing, Tie.OLDER),
    "a post": ("newsroom", lambda: make_posts(make_index(make_home()), [draft(lead=OLD)]), Tie.OLDER),
    "a plain page": ("pages", lambda: make_page(make_home(), text=OLD), Tie.OLDER),
    "a country's page": ("countries", lambda: make_country_page("CA", lead=OLD), Tie.OLDER),
    "a recommendation's draft": (
        "recommendations", lambda: make_recommendation(make_area(make_document()), text=OLD, public=False), Tie.OLDER
    ),
    "what became of it": ("recommendations", lambda: _view(public=False), Tie.OLDER),
    "what became of it, published": ("recommendations", lambda: _view(public=True), Tie.FROZEN),
    "a promise in our words": ("told", lambda: _promise(words=OLD), Tie.OLDER),
    "a promise as it was given": ("told", lambda: _promise(quote=OLD), Tie.FROZEN),
    "a law": ("told", lambda: _law(about=OLD), Tie.OLDER),
    "a step of a law": ("told", lambda: _law(step=OLD), Tie.OLDER),
    "a round of dialogue": ("told", lambda: _round(about=OLD), Tie.OLDER),
    "a point of a round": ("told", lambda: _round(point=OLD), Tie.OLDER),
    "an urgent action's issue": ("urgent_actions", _issue, Tie.FROZEN),
    "a joint letter": ("joint_letters", lambda: _joint_letter(signed=False), Tie.OLDER),
    "a joint letter, signed": ("joint_letters", lambda: _joint_letter(signed=True), Tie.FROZEN),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", TEXTS)
def test_each_text_that_quotes_an_older_number_is_listed(name: str) -> None:
    looms = make_indicator()
    make_observation(looms)
    make_observation(looms, "61600", date(2020, 5, 6))
    _finder, write, tie = TEXTS[name]
    write()
    (known,) = figures.known([looms])
    found = overtaken.quotations(known, make_staff(name="paz"))
    assert [(each.typed, each.tie) for each in found] == [(OLD, tie)]


@pytest.mark.django_db
def test_a_plain_page_says_the_newest_number_and_takes_no_figure_that_nobody_knows(client: Client) -> None:
    make_observation(make_indicator())
    page = make_page(make_home(), text="So many: [[figure:looms-xx latest]].")
    assert "So many: more than 34,000 (as of 7 February 2018)." in client.get(page.url).text
    page.lead = "[[figure:loms-xx latest]]"
    with pytest.raises(ValidationError, match="looms-xx latest"):
        page.save()


def test_every_room_whose_texts_take_fields_has_a_finder_and_every_finder_is_tried_here() -> None:
    assert passages.finders() == {finder for finder, _write, _tie in TEXTS.values()}
    house = Path(altavoz.__file__).parent
    asks = re.compile(r"merge_fields\.problems\(")
    rooms = {
        next(each for each in file.parents if each == house or (each / "apps.py").exists())
        for file in house.rglob("*.py")
        if "tests" not in file.parts and asks.search(file.read_text(encoding="utf-8"))
    }
    without = {room.relative_to(house).as_posix() for room in rooms if not any(room.rglob("quoting.py"))}
    assert without == WITHOUT_A_FINDER

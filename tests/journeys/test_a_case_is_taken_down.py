# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case is taken down: nothing of the name is found any more, wherever anybody or anything might look for it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.search import index

from altavoz.actions.event import changing
from altavoz.actions.event.rows import EventText
from altavoz.actions.event.testing import make_event as make_event_of
from altavoz.actions.joint_letter.models import Comment, LetterText
from altavoz.actions.joint_letter.testing import make_comment, make_invitation, make_letter
from altavoz.actions.legislator_letter.models import CircularLetter
from altavoz.actions.solidarity.drive import DriveText, RecipientText
from altavoz.actions.solidarity.testing import accept, make_card, make_drive
from altavoz.actions.urgent_action.models import Issue, IssueText
from altavoz.campaigns import about_cases, life
from altavoz.campaigns.action import Action, ActionDate, Threshold
from altavoz.campaigns.life import Result
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.campaigns.wording import SameMeaning, TextVersion
from altavoz.cases.coming_down import steps, taking_down
from altavoz.cases.going_public import publishing
from altavoz.cases.models import Case, CaseName
from altavoz.cases.testing import make_case, make_event
from altavoz.cases.times.approximate import Known
from altavoz.contacting.models import Plan, PlanText
from altavoz.deliveries import replies
from altavoz.deliveries.handover import Account
from altavoz.deliveries.models import Reply, ReplyNote
from altavoz.deliveries.replies import Answer
from altavoz.deliveries.testing import hand_it_over
from altavoz.mailings.models import Mailing, MailingText
from altavoz.mailings.testing import make_mailing
from altavoz.outbox.models import Letter
from altavoz.participation.testing import sign
from altavoz.website.finding import indexing
from altavoz.website.finding.entries import Entry
from altavoz.website.testing import make_home
from tests.journeys.shared_cache import SharedCache

pytestmark = pytest.mark.django_db

# A word that stands nowhere else, as the name of somebody who does not exist.
NAME = "Xochiquetzalli"
SLUG = NAME.lower()
LANGUAGES = ("en", "fr", "es")
# Pages and what staff search among them.
FOUND_BY_STAFF = {"wagtailcore_page", "wagtailsearch_indexentry", "campaigns_action"}
GONE_WITHIN = 15.0


@pytest.fixture
def case(tmp_path: Path, settings_with_media: Path) -> Case:
    """Published with its real name, and an action that names her in three languages, with all that hangs on it."""
    now = timezone.now()
    make_home("fr", "es")
    case = make_case(now=now - timedelta(days=10))
    case.names.filter(sort=CaseName.Sort.REAL).update(is_public=False)
    case.names.filter(sort=CaseName.Sort.PSEUDONYM).delete()
    CaseName.objects.create(case=case, sort=CaseName.Sort.INITIALS, name=NAME, is_public=True)
    for text in case.texts.all():
        text.headline, text.summary = f"{NAME} ({text.language})", f"{NAME} dyes wool."
        text.save()
    make_event(case, f"{NAME} was followed")
    publishing.publish(case.pk, by=None, now=now)
    _act_for(case)
    case.refresh_from_db()
    assert case.is_published
    return case


@pytest.fixture
def settings_with_media(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")  # type: ignore[attr-defined]  # pytest-django's own wrapper
    return tmp_path


def _act_for(case: Case) -> None:
    action = make_action(organisation=case.organisation)
    Action.objects.filter(pk=action.pk).update(name=f"Letters for {NAME}")
    file = get_test_image_file(filename=f"{SLUG}.png")
    picture = get_image_model().objects.create(title=f"{NAME} at her loom", file=ImageFile(file, name=f"{SLUG}.png"))
    picture.get_rendition("width-100|format-webp")
    editor = User.objects.create_user("bo")
    for language in LANGUAGES:
        page = make_action_page(
            action,
            language,
            title=f"Protect {NAME}",
            slug=f"protect-{SLUG}",
            lead=f"{NAME} is in danger.",
            picture=picture,
        )
        page.save_revision(user=editor, log_action=True).publish(user=editor, skip_permission_checks=True)
    about_cases.link(action_id=action.pk, case_id=case.pk, on=timezone.now().date())
    sign(Client(), action)
    mailing = make_mailing(action=action)
    Mailing.objects.filter(pk=mailing.pk).update(name=f"For {NAME}")
    MailingText.objects.filter(mailing=mailing).update(subject=f"Write for {NAME}", body=f"<p>{NAME}</p>")


def _fill(action: Action, *, now: datetime) -> None:
    """Her name in whatever actions say, and in what staff find by searching."""
    for page in ActionPage.objects.filter(action=action):
        index.insert_or_update_object(page)
    said = {"en": f"{NAME} is safe"}
    life.add_outcome(action.pk, Result({"en": (said["en"], said["en"])}, now.date(), "day", NAME, "likely"))
    answer = Answer(known=Known(now.date()), person=NAME, texts=said)
    replies.record(action_id=action.pk, answer=answer, seen=0, by=None, now=now)
    reply = Reply.objects.get(action=action)
    Reply.objects.filter(pk=reply.pk).update(published_at=now)
    ReplyNote.objects.create(reply=reply, language="en", words=NAME, at=now)
    event = make_event_of(action=action)
    EventText.objects.update(place=f"The house of {NAME}", safety=NAME)
    changing.announce(event, sort="moved", words=said, now=now)
    drive = make_drive(action)
    DriveText.objects.create(drive=drive, language="en", thanks=f"{NAME} thanks you.")
    RecipientText.objects.update(name=NAME, about=NAME, rules=NAME)
    accept(make_card(drive, words=f"Dear {NAME}", picture=True), User.objects.get())
    issue = Issue.objects.create(action=action, number=1, sort=Issue.Sort.FIRST, on=now.date(), made_at=now)
    IssueText.objects.create(issue=issue, language="en", title=NAME, facts=NAME, demands=NAME)
    PlanText.objects.create(plan=Plan.objects.create(action=action), language="en", subject=NAME, message=NAME)
    make_comment(make_invitation(make_letter(action=action)))
    LetterText.objects.update(title=NAME, body=NAME)
    Comment.objects.update(quoted=NAME)
    CircularLetter.objects.create(action=action).texts.create(language="es", subject=NAME, text=NAME)
    Threshold.objects.create(action=action, number=5, language="en", consequence=f"{NAME} goes home")
    ActionDate.objects.create(action=action, what="closing", language="en", words=f"{NAME} stands trial", at=now)
    TextVersion.objects.update(note=NAME)
    SameMeaning.objects.create(
        action=action, language="en", new_words={"headline": NAME}, asked_by=User.objects.get(), asked_at=now
    )
    hand_it_over(action, accounts={"en": Account(f"The house of {NAME}", NAME, NAME, NAME)}, picture_credit=NAME)


def tables_that_say(word: str) -> Iterator[str]:
    """Every text of every table of the database, in plain: what is sealed cannot be searched by anybody."""
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(word in str(value).lower() for row in cursor for value in row):
                yield table


def files_that_say(word: str) -> list[str]:
    media = Path(settings.MEDIA_ROOT)
    return [str(file) for file in media.rglob("*") if file.is_file() and word in file.name.lower()]


ADDRESSES = [
    "/api/cases/",
    "/api/actions/",
    "/events/en.ics",
    *(f"/{language}/{path}" for language in LANGUAGES for path in ("", "act/", "cases/")),
]


def addresses_of(case: Case) -> list[str]:
    codes = [f"/{language}/cases/{case.code.lower()}/" for language in LANGUAGES]
    return [*codes, *(f"/{language}/act/protect-{SLUG}/" for language in LANGUAGES)]


def test_every_page_says_that_it_is_gone(case: Case, client: Client) -> None:
    assert all(NAME in client.get(address).content.decode() for address in addresses_of(case))
    taking_down.take_down(case.pk, by=None, now=timezone.now())
    for address in addresses_of(case):
        answer = client.get(address)
        assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store"), address
        assert NAME not in answer.content.decode()
    assert client.get(f"/api/cases/{case.public_id}/").status_code == 410
    assert client.get(f"/api/actions/{Action.objects.get().public_id}/").status_code == 410
    for address in ADDRESSES:
        assert NAME not in client.get(address).content.decode(), address


@pytest.mark.parametrize("is_cut_off", [False, True])
def test_a_cache_in_front_has_forgotten_her_after_fifteen_seconds(
    case: Case, client: Client, *, is_cut_off: bool
) -> None:
    """Also where the centre itself no longer answers it."""
    front = SharedCache(client.get)
    action = Action.objects.get()
    make_event_of(action=action)
    files = [f"/api/actions/{action.public_id}/", f"/act/{action.public_id}/page.en.pdf"]
    pages = [*addresses_of(case), *ADDRESSES, *files]
    found = re.findall(rf"/media/[^\s\"]*{SLUG}[^\s\"]*", client.get(f"/en/act/protect-{SLUG}/").text)
    assert found
    assert all(NAME.encode() in front.get(place) for place in addresses_of(case))
    before = {place: front.get(place) for place in [*found, *pages]}
    taking_down.take_down(case.pk, by=None, now=timezone.now())
    front.now, front.is_cut_off = GONE_WITHIN, is_cut_off
    for place in pages:
        assert NAME.encode() not in front.get(place), place
    for place in found:
        assert front.get(place) != before[place], place


def test_a_case_is_found_until_it_is_taken_down(case: Case, client: Client) -> None:
    indexing.index_everything(now=timezone.now())
    asked = [f"/{language}/search/?q={NAME.upper()}" for language in LANGUAGES] + [f"/api/search/?q={NAME}"]
    for address in asked:
        said = client.get(address).content.decode()
        assert f"/cases/{case.code.lower()}/" in said, address
        assert f"/act/protect-{SLUG}/" in said, address
    taking_down.take_down(case.pk, by=None, now=timezone.now())
    assert not Entry.objects.filter(kind__in=["case", "action"]).exists()
    for address in asked:
        assert "/cases/" not in client.get(address).content.decode().partition("<main")[2], address


def test_nothing_of_the_name_is_left_anywhere(case: Case) -> None:
    _fill(Action.objects.get(), now=timezone.now())
    indexing.index_everything(now=timezone.now())
    everywhere = {*FOUND_BY_STAFF, "website_entry", "wagtailcore_revision", "campaigns_frozentext"}
    assert set(tables_that_say(SLUG)) >= everywhere
    assert files_that_say(SLUG)
    taken = taking_down.take_down(case.pk, by=None, now=timezone.now())
    assert taken.removed is not None
    assert taken.removed.is_complete
    assert list(tables_that_say(SLUG)) == []
    assert files_that_say(SLUG) == []
    assert not ActionPage.objects.exists()
    assert not Letter.objects.filter(state=Letter.State.WAITING, about=Action.objects.get().public_id).exists()
    assert Mailing.objects.get().state == Mailing.State.CALLED_OFF
    standing = Page.objects.values_list("pk", flat=True)
    assert not Revision.objects.exclude(object_id__in=[str(number) for number in standing]).exists()
    assert not PageLogEntry.objects.exclude(page_id__in=standing).exists()
    assert steps.take_away(case, now=timezone.now()).total == 0


def test_an_action_that_names_nobody_stays_and_no_longer_leads_there(case: Case, client: Client) -> None:
    other = make_action(organisation=case.organisation)
    page = make_action_page(other)
    about_cases.link(action_id=other.pk, case_id=case.pk, on=timezone.now().date(), goes_with_it=False)
    url = page.url or ""
    assert NAME in client.get(url).content.decode()
    taking_down.take_down(case.pk, by=None, now=timezone.now())
    answer = client.get(url)
    assert answer.status_code == 200
    assert NAME not in answer.content.decode()

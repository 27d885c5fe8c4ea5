# SPDX-License-Identifier: AGPL-3.0-or-later
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from PIL import Image
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from altavoz.actions.joint_letter import showing
from altavoz.actions.joint_letter.models import Invitation, LetterVersion
from altavoz.actions.legislator_letter.following import members
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.campaigns.action import Action, Target
from altavoz.campaigns.counts import parts
from altavoz.campaigns.page_view import view_of
from altavoz.campaigns.wording import FrozenText
from altavoz.cases.models import Case
from altavoz.cases.pages import CasePage
from altavoz.contacting.models import Plan, PlanText
from altavoz.decision_makers.models import ContactPoint, Office, Person, Term
from altavoz.deliveries.models import Reply
from altavoz.demonstration.testing import NOW, address_of_each_sort, make_demonstration
from altavoz.demonstration.words import LANGUAGES
from altavoz.mailings.digest import weekly
from altavoz.mailings.drafts import readiness
from altavoz.mailings.models import Mailing
from altavoz.mailings.readers import choosing
from altavoz.mailings.sending import putting
from altavoz.organisations import demo_accounts
from altavoz.organisations.models import ConsentWording, Organisation
from altavoz.outbox.building import build
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import writer_of
from altavoz.participation.models import CarriedOver, PaperBatch, Participation
from altavoz.supporters.models import Consent, Subscription
from altavoz.tallies import auditing
from altavoz.website.menus import MenuItem, links
from altavoz.website.sharing import pictures
from tests.ground.templates import TemplateDatabase

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _made_once(django_db_setup: TemplateDatabase, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Making it takes seconds, so it is made for good, once for these tests, and the rows put back after the last."""
    with django_db_blocker.unblock():
        make_demonstration()
    yield
    with django_db_blocker.unblock():
        django_db_setup.restore()
    demo_accounts.logins_file().unlink(missing_ok=True)


@pytest.fixture
def petitions(_made_once: None, db: None) -> tuple[Action, Action]:
    """The closed petition and the open one."""
    petitions = Action.objects.filter(kind="petition")
    return petitions.get(state="delivered"), petitions.get(state="open")


def test_the_closed_petition_is_delivered_to_eight_offices_and_names_its_man_of_three_once(
    petitions: tuple[Action, Action],
) -> None:
    closed, _now_open = petitions
    view = view_of(closed, language="fr", now=NOW)
    assert view.target_count == 8
    assert [len(line.offices) for line in view.targets if "Harper" in line.holder_name] == [3]
    assert view.first_target == "Député de Calgary-Sud-Ouest"
    assert view.other_targets == 7


def test_the_targets_stay_as_they_stood_whoever_holds_the_offices_now(petitions: tuple[Action, Action]) -> None:
    closed, _now_open = petitions
    newcomer = Person.objects.create(name="Vera Okonjo")
    asked = Office.objects.filter(targeted_by__action=closed)
    asked.update(holding=Office.Holding.BY_TERM)
    Term.objects.filter(office__in=asked).delete()
    for office in asked:
        Term.objects.create(office=office, person=newcomer)
    names = {line.holder_name for line in view_of(closed, language="en", now=NOW).targets}
    assert "Vera Okonjo" not in names
    assert "Dr. Raúl Plascencia Villanueva" in names
    # Nobody knows the day of the hand-over, so no day is claimed for those who held the offices then.
    assert not Target.objects.filter(action=closed, frozen_on__isnull=False).exists()


def test_its_supporters_are_carried_over_and_stand_apart(petitions: tuple[Action, Action]) -> None:
    closed, now_open = petitions
    counted = parts([closed.pk, now_open.pk])
    assert (counted[closed.pk].total, counted[closed.pk].carried_over, counted[closed.pk].confirmed) == (325, 325, 0)
    assert counted[now_open.pk].carried_over == 0
    carried = CarriedOver.objects.get(action=closed)
    assert carried.checked_by != carried.entered_by


def test_everybody_who_has_signed_is_invented_and_nobody_signed_the_real_petition(
    petitions: tuple[Action, Action],
) -> None:
    closed, now_open = petitions
    assert {row.email.rpartition("@")[2] for row in Participation.objects.all()} == {"example.org"}
    assert not Participation.objects.filter(action=closed).exists()
    assert parts([now_open.pk])[now_open.pk].total == 30
    assert {row.email.rpartition("@")[2] for row in Consent.objects.all()} == {"example.org"}
    assert {row.email.rpartition("@")[2] for row in Subscription.objects.all()} == {"example.org"}


@pytest.mark.usefixtures("petitions")
def test_its_count_agrees_with_its_rows() -> None:
    auditing.recount(NOW)
    assert auditing.alarms() == []


def test_the_desk_has_something_to_do(petitions: tuple[Action, Action]) -> None:
    _closed, now_open = petitions
    rows = Participation.objects.filter(action=now_open)
    assert rows.filter(state="pending").count() == 4
    assert rows.exclude(held="").count() == 3
    assert rows.filter(reason_state="waiting").count() == 4
    assert CarriedOver.objects.filter(action=now_open, change__isnull=True).count() == 1
    assert PaperBatch.objects.filter(action=now_open, change__isnull=True).count() == 1
    assert Letter.objects.filter(state="failed").count() == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "The day is not known."), ("fr", "Le jour n’est pas connu."), ("es", "No se sabe el día.")],
)
def test_the_page_says_to_whom_it_was_delivered_and_what_nobody_knows(
    petitions: tuple[Action, Action], client: Client, language: str, words: str
) -> None:
    page = petitions[0].pages.get(told_in=language)
    shown = client.get(page.url).content.decode()
    assert words in shown
    assert "Stephen Harper" in shown
    assert "status-chip" not in shown


def test_no_day_is_given_for_what_is_not_known(petitions: tuple[Action, Action]) -> None:
    closed, _now_open = petitions
    view = view_of(closed, language="en", now=NOW)
    assert (closed.closed_at, closed.delivered_on, closed.opened_at) == (None, None, None)
    assert (view.closed_on, view.delivered_on) == ("", "")
    assert [line.counted_on for line in view.carried] == ["2014"]


@pytest.mark.usefixtures("petitions")
def test_only_those_who_began_what_is_past_are_real_organisations() -> None:
    real = set(Organisation.objects.filter(fictional=False).values_list("slug", flat=True))
    assert real == {"amnesty", "cipo-van", "lawg", "apg"}


def test_the_open_petition_asks_offices_and_claims_no_holder(petitions: tuple[Action, Action]) -> None:
    _closed, now_open = petitions
    view = view_of(now_open, language="es", now=NOW)
    assert view.is_open
    assert view.target_count == 4
    assert {(line.holder_name, line.standing) for line in view.targets} == {("", "not_known")}
    assert view.next_threshold
    assert view.closing_words


def test_each_petition_is_one_action_with_frozen_words_in_every_language(petitions: tuple[Action, Action]) -> None:
    for action in petitions:
        assert {page.locale.language_code for page in action.pages.all()} == set(LANGUAGES)
        assert set(FrozenText.objects.filter(version__action=action).values_list("language", flat=True)) == set(
            LANGUAGES
        )
        action.refresh_from_db()
        assert action.text_version == 1


@pytest.mark.usefixtures("petitions")
def test_every_wording_on_news_is_published_in_every_language() -> None:
    assert ConsentWording.objects.filter(published_at__isnull=False).count() == 3 * len(LANGUAGES)
    assert not ConsentWording.objects.filter(published_at__isnull=True).exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("petitions")
def test_every_page_of_every_language_is_shown(client: Client, language: str) -> None:
    pages = Page.objects.live().filter(locale__language_code=language, depth__gt=1)
    assert pages.count() == 43
    for page in pages:
        answer = client.get(page.url)
        assert answer.status_code == 200, page.url
        assert answer.headers["Content-Language"] == language
        assert not answer.cookies


@pytest.mark.usefixtures("petitions")
def test_every_sort_of_page_can_be_passed_on_with_a_picture(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = io.BytesIO()
    Image.new("1", (1200, 630)).save(canvas, "PNG")
    monkeypatch.setattr(pictures, "drawn", lambda words: canvas.getvalue())
    for sort, address in address_of_each_sort().items():
        text = client.get(address).content.decode()
        said = dict(
            re.findall(r'<(?:meta property|link rel)="(og:title|og:image|canonical)" (?:content|href)="([^"]+)"', text)
        )
        assert set(said) == {"og:title", "og:image", "canonical"}, sort
        assert said["canonical"].endswith(address), sort
        assert set(re.findall(r'hreflang="([a-z-]+)" href="http', text)) >= {*LANGUAGES, "x-default"}, sort
        picture = client.get(urlsplit(said["og:image"]).path)
        assert Image.open(io.BytesIO(picture.content)).size == (1200, 630), sort


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("petitions")
def test_the_menus_lead_to_pages_in_their_own_language(language: str) -> None:
    main, footer = (links(place, language=language) for place in (MenuItem.Place.MAIN, MenuItem.Place.FOOTER))
    assert (len(main), len(footer)) == (7, 5)
    doors = {"/recommendations/", "/figures/", "/join/", reverse("newsroom:events-door")}
    assert doors < {link.url for link in [*main, *footer]}
    assert all(link.url in doors or link.url.startswith(f"/{language}/") for link in [*main, *footer])


@pytest.mark.usefixtures("petitions")
def test_three_logins_are_kept_where_only_their_owner_reads_them() -> None:
    assert [login.name for login in demo_accounts.read()] == ["campaigner", "publisher", "data-officer"]
    assert demo_accounts.logins_file().stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("petitions")
def test_who_was_killed_is_not_said_to_have_died_and_a_minister_is_a_person_in_every_language(client: Client) -> None:
    said = " ".join(client.get(page.url).text for page in Page.objects.live().filter(locale__language_code="es"))
    for words in ("personas asesinadas", "ejecutadas sin juicio en 2017", "Titular del ministerio canadiense"):
        assert words in said
    assert "muertas" not in said
    assert "Ministerio de Canadá" not in said


def letter_named(name: str) -> CircularLetter:
    return CircularLetter.objects.get(action__name__startswith=name)


@pytest.mark.usefixtures("petitions")
def test_of_the_house_of_2016_nothing_is_said_but_who_led_the_letter() -> None:
    letter = letter_named("Letter to Secretary Kerry")
    seats = members(letter, "en")
    assert sum(each.held and each.votes for each in seats) == 434
    assert sum(each.held and not each.votes for each in seats) == 6
    assert [each.place for each in seats if not each.held] == ["Pennsylvania, District 2"]
    assert [(each.name, each.state, each.leads) for each in seats if each.as_of] == [
        ("Alan S. Lowenthal", "signed", True)
    ]
    assert letter.earlier.get().number == 82
    assert letter.action.state == "closed"


@pytest.mark.usefixtures("petitions")
def test_the_letter_of_2016_goes_to_whoever_was_secretary_then(client: Client) -> None:
    shown = client.get(letter_named("Letter to Secretary Kerry").action.pages.get(told_in="en").url).text
    assert "John Kerry" in shown
    assert "known to have signed" in shown
    assert "signed in 2015" in shown


@pytest.mark.usefixtures("petitions")
def test_the_invented_assembly_shows_every_standing_and_can_be_reached_by_nobody() -> None:
    letter = letter_named("Letter in the Assembly")
    states = {each.state for each in members(letter, "en")}
    assert states == {"unknown", "asked", "signed", "refused", "withdrawn", "vacant"}
    contacts = ContactPoint.objects.filter(person__key__startswith="marola:")
    assert all(each.value.endswith(".invalid") for each in contacts.filter(way="email"))
    assert all(each.value.startswith("+1 202 555 01") for each in contacts.filter(way="phone"))
    assert letter.action.is_open(NOW)
    stances = set(PlanText.objects.filter(plan__action=letter.action).values_list("language", "stance"))
    assert stances == {(language, stance) for language in LANGUAGES for stance in ("ask", "thank")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("petitions")
def test_a_call_about_the_letter_thanks_who_has_signed_and_asks_everybody_else(client: Client, language: str) -> None:
    calling = Action.objects.get(kind="call")
    assert calling.is_open(NOW)
    assert Plan.objects.get(action=calling).supports == letter_named("Letter in the Assembly").action
    page = calling.pages.get(told_in=language).url
    for key, stance, stranger in (("ac/1", "thank", "ask"), ("ac/2", "ask", "thank"), ("ac/4", "ask", "thank")):
        office = Office.objects.get(key=f"marola/assembly/{key}")
        shown = client.get(f"{page}?office={office.public_id}").text
        texts = PlanText.objects.filter(plan__action=calling, language=language)
        expected, other = (texts.get(stance=each).call_script[-40:] for each in (stance, stranger))
        assert expected in shown
        assert other not in shown
        assert 'href="tel:+120255501' in shown


@pytest.mark.usefixtures("petitions")
def test_nothing_is_known_of_what_members_of_the_42nd_parliament_did() -> None:
    commons = Action.objects.get(name__startswith="Ask your MP")
    assert commons.state == "closed"
    assert Office.objects.filter(institution__key="ca/commons").count() == 338
    assert not Participation.objects.filter(action=commons).exists()


@pytest.mark.usefixtures("petitions")
def test_one_is_a_draft_one_waits_for_a_second_person_and_two_go_to_invented_people() -> None:
    assert {row.email.rpartition("@")[2] for row in Subscription.objects.all()} == {"example.org"}
    states = dict(Mailing.objects.values_list("name", "state"))
    assert sorted(states.values()) == ["choosing", "draft", "going", "waiting"]
    waiting = Mailing.objects.get(state="waiting")
    assert waiting.counted == 1040
    for mailing in Mailing.objects.exclude(state="choosing"):
        assert readiness.missing(mailing) == []


@pytest.mark.usefixtures("petitions")
def test_their_letters_say_in_each_language_that_they_are_a_demonstration() -> None:
    # A Sunday morning in Halifax, and afternoon in Paris.
    now = NOW + timedelta(hours=5)
    choosing.choose_due(now=now)
    putting.put_due(now=now)
    weekly.put_due(now=now)
    letters = list(Letter.objects.filter(kind__in=["mailing", "weekly-letter"]).order_by("pk"))
    assert {letter.language for letter in letters} == {"en", "fr", "es"}
    assert {letter.kind for letter in letters} == {"mailing", "weekly-letter"}
    says = {"en": "demonstration", "fr": "démonstration", "es": "demostración"}
    for letter in letters:
        with override(letter.language):
            written = writer_of(letter).write(letter)
        assert written is not None
        assert says[letter.language] in written.text
        assert says[letter.language] in written.html
        assert "[[" not in written.text
        assert len(build(letter, written, now=now)) < 100_000


@pytest.mark.usefixtures("petitions")
def test_ua_58_20_names_the_governor_s_office_and_none_of_the_three_who_replied(client: Client) -> None:
    urgent = Action.objects.get(name="UA 58/20")
    replies = Reply.objects.filter(action=urgent)
    assert [(row.person, row.target, row.qualifier) for row in replies] == [("", None, "by")] * 3
    shown = client.get(urgent.pages.get(told_in="en").url).text
    assert "Governor of Yucatán state" in shown
    assert "Her protection was restored in full" in shown
    assert "Do not write any more: her protection was restored" in shown
    assert not Participation.objects.filter(action=urgent).exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("petitions")
def test_the_case_is_public_and_how_many_guarded_her_is_not(client: Client, language: str) -> None:
    case = Case.objects.get()
    assert case.is_published
    assert case.consents.get().is_sample
    shown = client.get(CasePage.objects.get(case=case, locale__language_code=language).url).text
    assert '<p class="case-name">R.</p>' in shown
    assert "Salas Salazar" not in shown
    assert "UA 58/20" in shown or Action.objects.get(name="UA 58/20").pages.get(told_in=language).title in shown
    for words in ("two police", "deux policiers", "dos escoltas", "one officer"):
        assert words not in shown


@pytest.mark.usefixtures("petitions")
def test_the_action_on_deportations_is_open_and_writes_to_an_address_of_nobody(client: Client) -> None:
    action = Action.objects.get(name__startswith="Mass deportations")
    assert action.is_open(NOW)
    shown = client.get(action.pages.get(told_in="es").url).text
    assert 'name="by_centre"' in shown
    # The source gives it no number: it has the first of the demonstration's own, and says so.
    assert f"UA 1/{NOW.year % 100:02}" in shown
    assert "El número que lleva es de la demostración" in shown
    contacts = ContactPoint.objects.filter(office__targeted_by__action=action)
    assert [each.value.rpartition(".")[2] for each in contacts] == ["invalid"]


@pytest.mark.usefixtures("petitions")
def test_the_35_000_messages_are_told_and_counted_as_nobodys_signature(client: Client) -> None:
    event = Action.objects.get(name__startswith="Embassy of Mexico")
    shown = client.get(event.pages.get(told_in="fr").url).text
    assert "20 novembre 2018" in shown
    assert "Arturo Hernández Basave" in shown
    assert (event.state, parts([event.pk])[event.pk].total) == ("delivered", 0)


@pytest.mark.usefixtures("petitions")
def test_an_invented_evening_is_ahead_and_a_card_drive_is_past(client: Client) -> None:
    assert "SUMMARY:An evening of cards (fictional)" in client.get("/events.ics").text
    drive = Action.objects.get(kind="solidarity")
    assert (drive.state, parts([drive.pk])[drive.pk].total) == ("closed", 0)


@pytest.mark.usefixtures("petitions")
def test_a_coalitions_letter_quotes_what_it_asks_and_nobody_real_is_invited() -> None:
    shown = showing.view_of(LetterVersion.objects.get(), "fr")
    assert shown is not None
    assert [each.name for each in shown.sheet.chairs] == ["Rachel Vincent", "Steve Stewart"]
    assert len(shown.sheet.words.demands) == 9
    assert [head.language for head in shown.sheet.words.heads] == ["en", "fr"]
    asked = Invitation.objects.exclude(email_key=b"")
    assert {row.contact.partition("@")[2] for row in asked} == {"example.org"}
    assert not Letter.objects.filter(kind__startswith="joint").exists()

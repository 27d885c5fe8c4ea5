# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff open a case, write in it, publish it and take it down; who may not see a case does not learn that it exists."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from altavoz.cases import access
from altavoz.cases.access import What
from altavoz.cases.going_public.lacks import Reason, lacks
from altavoz.cases.keeping import editing
from altavoz.cases.keeping.holding import WAY_TO_CASE
from altavoz.cases.models import Case, CaseConsent, CaseEvent, CaseEventText, CaseName, CasePicture, Responsible
from altavoz.cases.testing import PSEUDONYM, REAL_NAME, make_case, make_published_case, make_responsible
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_organisation, make_staff, sign_in

pytestmark = pytest.mark.django_db
HIGH, EXTREME = Case.Sensitivity.HIGH, Case.Sensitivity.EXTREME


def at(name: str, case: Case, *args: object) -> str:
    return reverse(f"cases_desk:{name}", args=[case.code, *args])


def test_bo_opens_a_case_writes_and_publishes_it_with_consent(client: Client) -> None:
    sign_in(client, name="bo", role=roles.CAMPAIGNER)
    basics = {"subject": "person", "sensitivity": "high", "country": "MX", "organisation": make_organisation().pk}
    client.post(reverse("cases_desk:open"), basics)
    case = Case.objects.get()
    assert "No consent to tell in public" in client.post(at("publish", case), follow=True).text
    today = timezone.localdate()
    agreed = {"given_by": "self", "scopes": ["story"], "given_on": today, "review_on": today + timedelta(days=200)}
    client.post(at("add", case, "consents"), agreed)
    client.post(at("add", case, "names"), {"sort": "pseudonym", "name": PSEUDONYM, "is_public": "on"})
    client.post(at("texts", case), {"headline_en": "She is threatened", "summary_en": "Strangers wait at her door."})
    late = {"sort": "threat", "visibility": "public", "confidence": "likely", "on": "2020-09-08", "part": "late"}
    client.post(at("add", case, "events"), {**late, "precision": "day", "title_en": "Strangers came"})
    assert CaseEvent.objects.get().known.part == "late"
    assert "Published." in client.post(at("publish", case), follow=True).text
    assert PSEUDONYM not in str(list(AuditEntry.objects.values_list("subject", "before", "after")))


def test_who_may_not_see_a_case_finds_neither_its_code_nor_its_name(client: Client) -> None:
    case = make_case(sensitivity=EXTREME)
    sign_in(client, name="bo", role=roles.PUBLISHER)
    assert client.get(at("one", case)).status_code == 404
    assert case.code not in client.post(reverse("cases_desk:all"), {"q": "Nahuatzen"}).text
    Case.objects.update(sensitivity=HIGH)
    assert case.code in client.post(reverse("cases_desk:all"), {"q": "nahuatzén"}).text
    assert REAL_NAME in client.get(at("one", case)).text


@pytest.mark.parametrize(
    ("role", "seen"),
    [(roles.EDITOR, {"ordinary"}), (roles.PUBLISHER, {"ordinary", "high"}), (roles.MODERATOR, set())],
)
def test_each_role_sees_the_cases_of_its_sensitivity(role: str, seen: set[str]) -> None:
    for sensitivity in Case.Sensitivity.values:
        make_case(sensitivity=sensitivity)
    assert set(access.cases_for(make_staff(role=role)).values_list("sensitivity", flat=True)) == seen


def test_an_extreme_case_is_seen_by_who_is_named_on_it_and_not_by_an_administrator(client: Client) -> None:
    case, dana = make_case(sensitivity=EXTREME), make_staff(name="dana", role=roles.PUBLISHER)
    admin = sign_in(client, name="paz", role=None)
    assert not access.may(admin, case, What.SEE)
    assert client.get(at("one", case)).status_code == 404
    client.post(at("rights", case), {"user": dana.pk})
    assert access.may(dana, case, What.PUBLISH)
    assert not editing.take_right(case, user=dana, by=admin, now=timezone.now())


def test_what_is_published_is_not_changed_by_who_may_not_publish(client: Client) -> None:
    case = make_published_case(now=timezone.now())
    sign_in(client, name="eve", role=roles.EDITOR)
    assert client.get(at("texts", case)).status_code == 302
    assert "Take it down now" in client.get(at("take_down", case)).text
    client.post(at("take_down", case))
    case.refresh_from_db()
    assert case.state == Case.State.TAKEN_DOWN


@pytest.mark.parametrize(
    ("slug", "typed", "word"),
    [
        ("events", {"on": "2026-03-08", "until": "2026-03-01"}, "ends before it begins"),
        ("events", {"on": "2090"}, "still to come"),
        ("events", {"title_fr": f"Mme {REAL_NAME.upper()} menacée"}, "A word of the real name"),
        ("facts", {"sort": "shelter", "text_en": "At the mill"}, "stays confidential for good"),
        ("facts", {"sort": "quotation", "text_en": "I stay."}, "needs its own consent"),
        ("protections", {"sort": "escort", "text_en": "two officers"}, "how many escorts"),
        ("responsible", {"named": "Col. Nobody"}, "needs a source"),
        ("names", {"sort": "pseudonym", "name": "Itzel of the Lake", "is_public": "on"}, "A word of the real name"),
    ],
)
def test_what_contradicts_or_gives_away_is_refused_and_what_was_typed_stays(
    client: Client, slug: str, typed: dict[str, str], word: str
) -> None:
    case = make_case()
    sign_in(client, name="bo", role=roles.PUBLISHER)
    common = {"visibility": "public", "confidence": "likely", "precision": "day", "sort": "threat", "seen": "1"}
    shown = client.post(at("add", case, slug), {**common, **typed}).text
    assert "It was not saved. What you typed is still here." in shown
    assert word in shown
    assert all(value in shown for key, value in typed.items() if key in {"title_fr", "text_en", "named"})
    case.refresh_from_db()
    assert case.edition == 1


def test_words_that_only_look_like_a_count_are_let_through_by_a_second_look(client: Client) -> None:
    case = make_published_case(now=timezone.now())
    sign_in(client, name="bo", role=roles.PUBLISHER)
    seen = str(Case.objects.get().edition)
    typed = {"visibility": "public", "confidence": "likely", "precision": "day", "sort": "threat", "seen": seen}
    typed["title_en"] = "Seven escorts of the mayor shouted at her"
    flagged = client.post(at("add", case, "events"), typed).text
    assert "look at it again and say so below" in flagged
    assert 'name="looked_again"' in flagged
    assert client.post(at("add", case, "events"), {**typed, "looked_again": "on"}).status_code == 302
    assert lacks(Case.objects.select_related("organisation").get(), now=timezone.now()) == ()
    event = case.events.get(texts__isnull=False)
    CaseEventText.objects.filter(event=event, language="en").update(title="Two escorts of hers were near")
    found = lacks(Case.objects.select_related("organisation").get(), now=timezone.now())
    assert [lack.reason for lack in found] == [Reason.ESCORTS_COUNTED]


def test_two_who_write_at_once_are_told_and_nothing_is_lost(client: Client) -> None:
    case = make_case()
    sign_in(client, name="bo", role=roles.PUBLISHER)
    typed = {"kind": "harassment", "seen": "1"}
    client.post(at("add", case, "violations"), typed)
    shown = client.post(at("add", case, "violations"), {"kind": "torture", "seen": "1"}).text
    assert "Somebody has changed this case meanwhile" in shown
    assert not case.violations.filter(kind="torture").exists()


def test_a_change_that_would_leave_a_public_case_unfit_is_refused(client: Client) -> None:
    case = make_published_case(now=timezone.now())
    sign_in(client, name="bo", role=roles.PUBLISHER)
    name = case.names.get(sort=CaseName.Sort.PSEUDONYM)
    shown = client.post(at("take_out", case, "names", name.pk), follow=True).text
    assert "nothing to call them by in public" in shown
    assert case.names.filter(pk=name.pk).exists()


def test_a_consent_that_is_withdrawn_takes_the_case_down_at_once(client: Client) -> None:
    case = make_published_case(now=timezone.now())
    sign_in(client, name="bo", role=roles.PUBLISHER)
    given = case.consents.get()
    typed = {"given_by": "self", "scopes": ["story"], "given_on": given.given_on, "review_on": given.review_on}
    client.post(at("part", case, "consents", given.pk), {**typed, "withdrawn_on": timezone.localdate()})
    case.refresh_from_db()
    assert case.state == Case.State.TAKEN_DOWN


def test_a_second_person_approves_of_a_named_accused_and_another_name_needs_it_anew(client: Client) -> None:
    case, bo = make_case(), sign_in(client, name="bo", role=roles.PUBLISHER)
    accused = make_responsible(case, named="Col. Nobody", source="The court", named_by=bo)
    client.post(at("approve", case, accused.pk))
    accused.refresh_from_db()
    assert accused.approved_at is None
    assert editing.approve_accused(accused.pk, by=make_staff(name="dana"), now=timezone.now())
    client.post(
        at("part", case, "responsible", accused.pk),
        {"named": "Gen. Nobody", "source": "The court", "visibility": "public"},
    )
    accused = Responsible.objects.get()
    assert (accused.named, accused.approved_at) == ("Gen. Nobody", None)


def test_a_picture_loses_its_name_and_what_is_none_is_refused(
    client: Client, settings: Settings, tmp_path: object
) -> None:
    settings.ALTAVOZ_HOME = tmp_path
    case, out = make_case(), BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    sign_in(client, name="bo", role=roles.PUBLISHER)
    typed = {"visibility": "confidential", "shows_face": "on"}
    broken = SimpleUploadedFile("a.png", b"<svg onload=x>")
    assert "not a picture" in client.post(at("add", case, "pictures"), {**typed, "upload": broken}).text
    telling = SimpleUploadedFile("itzel_nahuatzen.png", out.getvalue())
    shown = client.post(at("add", case, "pictures"), {**typed, "upload": telling}, follow=True).text
    assert "It was not kept" in shown
    file = CasePicture.objects.get().file
    assert file is not None
    assert file.name == f"{case.code}-picture.jpg"
    taken = client.get(at("file", case, "picture", CasePicture.objects.get().pk))
    assert b"".join(taken).startswith(b"\xff\xd8")  # as JPEG begins
    assert AuditEntry.objects.filter(act="cases.take_file").exists()


def test_a_public_picture_is_looked_at_only_while_it_may_be(
    client: Client, settings: Settings, tmp_path: object
) -> None:
    settings.ALTAVOZ_HOME = tmp_path
    case, out = make_published_case(now=timezone.now()), BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    sign_in(client, name="bo", role=roles.PUBLISHER)
    upload = SimpleUploadedFile("loom.png", out.getvalue())
    typed = {"visibility": "public", "consent": case.consents.get().pk, "alt_en": "A loom by the lake"}
    client.post(at("add", case, "pictures"), {**typed, "upload": upload})
    address = reverse("cases:picture", args=[CasePicture.objects.get().public_name])
    shown = client.get(address)
    assert (shown.status_code, shown["Cache-Control"]) == (200, "no-store")
    assert b"".join(shown).startswith(b"\xff\xd8")
    CaseConsent.objects.update(withdrawn_on=timezone.localdate())
    gone = client.get(address)
    assert (gone.status_code, gone["Cache-Control"]) == (410, "no-store")


def test_who_answers_for_personal_data_exports_and_erases_a_case_that_is_not_public(client: Client) -> None:
    case = make_published_case(now=timezone.now())
    make_responsible(case, named="Col. Nobody", source="The court")
    sign_in(client, name="olga", role=roles.DATA_OFFICER)
    assert REAL_NAME in client.post(at("export", case)).text
    client.post(at("erase", case))
    assert case.names.exists()
    Case.objects.update(state=Case.State.TAKEN_DOWN, taken_down_at=timezone.now())
    client.post(at("erase", case))
    rows = [model._default_manager.count() for model in WAY_TO_CASE]
    assert sum(rows) == 0
    assert Case.objects.get().code == case.code

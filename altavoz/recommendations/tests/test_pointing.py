# SPDX-License-Identifier: AGPL-3.0-or-later
"""Evidence of this centre is led to while the public may read it; and reminders reach who asked for them."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from altavoz.cases.models import Case
from altavoz.cases.testing import make_published_case
from altavoz.indicators.testing import make_indicator
from altavoz.organisations import roles
from altavoz.organisations.models import Organisation, StaffRole
from altavoz.organisations.testing import make_centre, sign_in
from altavoz.outbox.models import Letter
from altavoz.recommendations.following import comparing, pointing, reminding, telling
from altavoz.recommendations.models import Assessment, DocumentPartner, Evidence, Match, Reminder
from altavoz.recommendations.testing import (
    LINES,
    MAY,
    make_area,
    make_assessment,
    make_assessor,
    make_document,
    make_recommendation,
)

pytestmark = pytest.mark.django_db
ROOM = "/cms/recommendations/"


def test_a_figure_is_evidence_by_its_name_and_nothing_else_can_be_probed(client: Client) -> None:
    make_centre()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    row, observatory = make_recommendation(make_area(make_document())), make_assessor()
    make_indicator("looms-xx")
    make_indicator("secret-xx", public=False)
    said = {"assessor": observatory.pk, "status": "begun", "on": "2026-03-01", "words_en": "See.", "assess": ""}
    said |= {**LINES, "proof-0-words": "Looms taken", "proof-0-sort": "figure"}
    for unknown in ("secret-xx", "nothing-xx"):
        answer = client.post(f"{ROOM}record/{row.pk}/", {**said, "proof-0-points_to": unknown})
        assert answer.status_code == 422
        assert "Nothing that is public here has this number or id." in answer.content.decode()
    client.post(f"{ROOM}record/{row.pk}/", {**said, "proof-0-points_to": "looms-xx"})
    client.post(f"{ROOM}record/{row.pk}/", {"publish": Assessment.objects.get().pk})
    for address in (f"/en/recommendations/{row.number}/", "/api/recommendations/"):
        assert "/en/figures/looms-xx/" in client.get(address).content.decode()


def test_a_view_takes_several_pieces_of_evidence_and_each_says_which(client: Client) -> None:
    make_centre()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    row, observatory = make_recommendation(make_area(make_document())), make_assessor()
    said = {"assessor": observatory.pk, "status": "begun", "on": "2026-03-01", "words_en": "See.", "assess": ""}
    said |= {**LINES, "proof-TOTAL_FORMS": "3", "proof-0-words": "Register", "proof-0-url": "https://example.org/"}
    nameless = {**said, "proof-2-words": "Her case", "proof-2-sort": "case"}
    answer = client.post(f"{ROOM}record/{row.pk}/", nameless)
    assert "Say which, by its number or public id." in answer.content.decode()
    client.post(
        f"{ROOM}record/{row.pk}/", {**nameless, "proof-2-sort": "recommendation", "proof-2-points_to": row.number}
    )
    assert list(Evidence.objects.order_by("pk").values_list("words", flat=True)) == ["Register", "Her case"]


def test_of_a_case_that_came_down_not_even_the_words_stay() -> None:
    case = make_published_case(now=MAY)
    view = make_assessment(make_recommendation(make_area(make_document())), make_assessor())
    proof = Evidence.objects.create(assessment=view, sort="case", words="Her case", points_to=case.public_id)
    assert pointing.shown([proof], language="en", now=MAY)[proof.pk].words == "Her case"
    Case.objects.filter(pk=case.pk).update(state=Case.State.CONFIDENTIAL)
    assert pointing.shown([proof], language="en", now=MAY)[proof.pk].words == "not public any more"


def test_who_asked_gets_one_letter_about_what_is_newly_due(client: Client) -> None:
    row = make_recommendation(make_area(make_document()))
    row.due_on = MAY.date() + timedelta(days=10)
    row.save()
    make_assessment(row, make_assessor("Weavers' Watch"), on=date(2024, 1, 1))
    dana = sign_in(client, name="dana", role=roles.EDITOR)
    User.objects.filter(pk=dana.pk).update(email="dana@example.org")
    assert client.post(f"{ROOM}reminders/", {"letters": "yes"}).status_code == 302
    reminding.remind(now=MAY)
    assert (telling.tell(now=MAY), telling.tell(now=MAY)) == (1, 0)
    letter = Letter.objects.get(kind=telling.KIND)
    written = telling.write(letter)
    assert written is not None
    assert "It is due soon: 1" in written.text
    assert "reminders/" in written.text
    client.post(f"{ROOM}reminders/", {"settle": Reminder.objects.first().pk})  # type: ignore[union-attr]  # two are there
    assert Reminder.objects.filter(settled_at__isnull=True).count() == 1
    client.post(f"{ROOM}reminders/", {"letters": "no"})
    assert telling.write(letter) is None


def test_a_partner_finds_what_is_joint_among_the_documents(client: Client) -> None:
    draft = make_recommendation(make_area(make_document()), public=False)
    chandra = sign_in(client, name="chandra", role=roles.EDITOR)
    own = Organisation.objects.create(slug="own", fictional=True)
    StaffRole.objects.filter(user=chandra).update(organisation=own)
    joint = f"{ROOM}{draft.document_id}/joint/"
    assert client.get(joint).status_code == 404
    DocumentPartner.objects.create(document=draft.document, organisation=own, since=MAY)
    assert joint in client.get(ROOM).content.decode()
    assert f"{ROOM}record/{draft.pk}/joint/" in client.get(joint).content.decode()
    assert client.get(f"{ROOM}{draft.document_id}/").status_code == 404


def test_paz_says_what_became_of_last_years_recommendation_and_takes_it_back(client: Client) -> None:
    paz = sign_in(client, name="paz", role=roles.PUBLISHER)
    last, this = make_area(make_document()), make_area(make_document(code="LOOM-2019", year=2019))
    old, new = make_recommendation(last, text="Pay weekly."), make_recommendation(this, text="Pay the weavers weekly.")
    client.post(f"{ROOM}compared/", {"earlier": last.document_id, "later": this.document_id})
    address = client.get(f"{ROOM}compared/").content.decode().split("compared/")[1:]
    comparison = comparing.begin(earlier=last.document, later=this.document, by=paz, now=MAY)
    screen = f"{ROOM}compared/{comparison.pk}/"
    assert any(part.startswith(f"{comparison.pk}/") for part in address)
    assert f'value="{old.number}"' in client.get(screen).content.decode()
    client.post(screen, {"later": new.number, "earlier": old.number, "how": "sharpened"})
    match = Match.objects.get()
    assert (match.earlier, match.later, match.how) == (old, new, "sharpened")
    client.post(screen, {"undo": match.pk})
    assert not Match.objects.exists()
    client.post(screen, {"publish": ""})
    comparison.refresh_from_db()
    assert comparison.published_at

# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest
from django.test import Client

from altavoz.organisations import roles
from altavoz.organisations.models import Organisation, StaffRole
from altavoz.organisations.testing import sign_in
from altavoz.recommendations.models import Assessment, Assessor, Document, Party, Recommendation
from altavoz.recommendations.testing import (
    LINES,
    make_area,
    make_assessment,
    make_assessor,
    make_document,
    make_party,
    make_recommendation,
)

pytestmark = pytest.mark.django_db
ROOM = "/cms/recommendations/"
BRIEF = """1. Looms

Recommendations:

- Ask the Mill owners to bring back the looms,

all forty of them.
- Pay weekly.
"""


def fields(form: object) -> dict[str, str]:
    """What a browser sends back of a form that it was shown."""
    return {
        bound.html_name: "on" if bound.value() is True else str(bound.value())
        for bound in form  # type: ignore[attr-defined]  # a form of Django's
        if bound.value() not in (None, False)
    }


def test_paz_cuts_a_text_and_publishes_what_she_kept(client: Client) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    document, mill = make_document(), make_party("Mill owners")
    usual = make_party("Ministry of Looms")
    shown = client.post(f"{ROOM}{document.pk}/cut/", {"text": BRIEF, "addressee": usual.name()})
    pieces = shown.context["pieces"]
    sent = fields(pieces.management_form) | {name: said for form in pieces for name, said in fields(form).items()}
    assert (sent["form-0-acts_on"], sent["form-0-rest"]) == (mill.name(), "all forty of them.")
    kept = client.post(f"{ROOM}{document.pk}/cut/", {**sent, "form-0-join": "on", "keep": ""})
    assert kept.status_code == 302
    drafts = list(Recommendation.objects.order_by("order"))
    assert [row.number for row in drafts] == ["LOOM-2018-1.1", "LOOM-2018-1.2"]
    assert drafts[0].text == "Ask the Mill owners to bring back the looms, all forty of them."
    client.post(f"{ROOM}{document.pk}/", {"chosen": [row.pk for row in drafts], "publish": ""})
    assert Recommendation.objects.filter(state=Recommendation.State.PUBLIC).count() == 2


def test_an_editor_writes_a_view_and_a_publisher_makes_it_public(client: Client) -> None:
    row, observatory = make_recommendation(make_area(make_document())), make_assessor()
    said = {
        "assessor": observatory.pk,
        "status": "begun",
        "on": "2026-03-01",
        "words_en": "A draft.",
        "assess": "",
        **LINES,
    }
    dana = sign_in(client, name="dana", role=roles.EDITOR)
    address = f"{ROOM}record/{row.pk}/"
    assert client.post(address, {**said, "on": "2999-01-01"}).status_code == 422
    assert client.post(address, said).status_code == 302
    view = Assessment.objects.get()
    assert (view.written_by, view.published_at) == (dana, None)
    assert client.post(address, {"publish": view.pk}).status_code == 404
    sign_in(client, name="paz", role=roles.PUBLISHER)
    client.post(address, {"publish": view.pk})
    view.refresh_from_db()
    assert view.published_at


def test_chandra_sees_and_edits_what_is_hers_alone(client: Client) -> None:
    theirs = make_recommendation(make_area(make_document()))
    make_assessment(theirs, make_assessor(), words="Not for others.", public=False)
    chandra = sign_in(client, name="chandra", role=roles.EDITOR)
    own = Organisation.objects.create(slug="own", fictional=True)
    StaffRole.objects.filter(user=chandra).update(organisation=own)
    assert theirs.document.code not in client.get(ROOM).content.decode()
    for address in (f"{ROOM}{theirs.document_id}/", f"{ROOM}record/{theirs.pk}/", f"{ROOM}{theirs.document_id}/cut/"):
        assert client.get(address).status_code == 404
    assert client.post(f"{ROOM}{theirs.document_id}/", {"chosen": [theirs.pk], "merge": ""}).status_code == 404


def test_staff_who_edit_nothing_are_sent_away(client: Client) -> None:
    sign_in(client, name="mo", role=roles.MODERATOR)
    assert client.get(ROOM).status_code in {302, 403}


def test_a_document_is_entered_and_its_code_stays_once_it_is_public(client: Client) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    keeper = Organisation.objects.create(slug="own", fictional=True)
    said = {
        "organisation": keeper.pk,
        "code": "LOOM-2019",
        "sort": "brief",
        "title": "Asks",
        "author": "Us",
        "language": "en",
        "dated": "2019-02-07",
        "source": "Our shelf",
    }
    assert client.post(f"{ROOM}new/", {**said, "code": "loom 2019"}).status_code == 422
    assert client.post(f"{ROOM}new/", said).status_code == 302
    document = Document.objects.get()
    make_recommendation(make_area(document))
    client.post(f"{ROOM}{document.pk}/edit/", {**said, "code": "OTHER", "dated": "1999-01-01", "title": "Our asks"})
    document.refresh_from_db()
    assert (document.code, document.dated, document.title) == ("LOOM-2019", date(2019, 2, 7), "Our asks")


def test_an_addressee_that_the_directory_does_not_have_is_refused_kindly(client: Client) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    refused = client.post(f"{ROOM}asked/", {"office": "a" * 16})
    assert refused.status_code == 422
    assert "The directory has no such office." in refused.content.decode()
    assert client.post(f"{ROOM}asked/", {}).status_code == 422
    assert client.post(f"{ROOM}asked/", {"name_en": "Mill owners"}).status_code == 302
    assert Party.objects.get().name("en") == "Mill owners"


def test_who_is_asked_is_written_by_name_and_nobody_is_made_up(client: Client) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    make_party("Mill owners")
    row = make_recommendation(make_area(make_document()), addressee=make_party("Mill owners"))
    address = f"{ROOM}record/{row.pk}/"
    shown = client.get(address)
    assert '<option value="Mill owners"></option>' in shown.content.decode()
    sent = {**fields(shown.context["form"]), "topics": ["sdg:8"], "edit": ""}
    refused = client.post(address, {**sent, "acts_on": "Mill owner"})
    assert (refused.status_code, "Did you mean: Mill owners?" in refused.content.decode()) == (422, True)
    assert client.post(address, {**sent, "acts_on": "mill owners"}).status_code == 302
    asked, row = row.addressee, Recommendation.objects.get()
    assert (row.addressee, row.acts_on and row.acts_on.name()) == (asked, "Mill owners")


def test_an_assessor_is_added_and_a_record_edited_split_and_renumbered(client: Client) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    row = make_recommendation(make_area(make_document()), text="Pass the law. Pay for it.", public=False)
    keeper = row.document.organisation_id
    client.post(f"{ROOM}judges/", {"kept_by": keeper, "side": "un", "name_en": "A committee"})
    assert Assessor.objects.get().name("en") == "A committee"
    address = f"{ROOM}record/{row.pk}/"
    form = client.get(address).context["form"]
    assert client.post(address, {**fields(form), "topics": ["sdg:8"], "answer": "noted", "edit": ""}).status_code == 422
    client.post(address, {**fields(form), "topics": ["sdg:8"], "edit": ""})
    client.post(address, {"number": "LOOM-2018-1.7", "renumber": ""})
    row.refresh_from_db()
    assert (row.number, row.topics.get().slug) == ("LOOM-2018-1.7", "sdg:8")
    client.post(address, {"parts": "Pass the law.\n\nPay for it.", "split": ""})
    assert Recommendation.objects.filter(number__in=["LOOM-2018-1.7a", "LOOM-2018-1.7b"]).count() == 2

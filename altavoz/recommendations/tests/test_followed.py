# SPDX-License-Identifier: AGPL-3.0-or-later
import zipfile
from datetime import date, timedelta
from functools import partial
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from altavoz.organisations import roles
from altavoz.organisations.models import Organisation, StaffRole
from altavoz.organisations.testing import make_centre, make_staff, sign_in
from altavoz.recommendations.following import comparing, promising, reminding
from altavoz.recommendations.following.comparing import Matched
from altavoz.recommendations.models import (
    Assessment,
    Commitment,
    DialogueRound,
    DocumentPartner,
    Evidence,
    Instrument,
    Match,
    Recommendation,
    Reminder,
    StaffComment,
    Status,
)
from altavoz.recommendations.testing import (
    LINES,
    MAY,
    make_area,
    make_assessment,
    make_assessor,
    make_document,
    make_party,
    make_recommendation,
)
from altavoz.website.testing_pdf import told_by

pytestmark = pytest.mark.django_db
ROOM = "/cms/recommendations/"
PLACE = "/en/recommendations/"
TREATY = {
    "sort": "treaty",
    "name_en": "Treaty on looms",
    "source": "Gazette",
    "steps-TOTAL_FORMS": "1",
    "steps-INITIAL_FORMS": "0",
    "states-TOTAL_FORMS": "1",
    "states-INITIAL_FORMS": "0",
    "steps-0-standing": "taken",
    "steps-0-day": "2018-03",
    "steps-0-source": "Gazette",
    "steps-0-words_en": "It was adopted",
    "states-0-country": "mx",
    "states-0-standing": "signed",
    "states-0-source": "Gazette",
}


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_promise_is_kept_private_published_and_shown_where_it_belongs(client: Client) -> None:
    make_centre()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    row, ministry = make_recommendation(make_area(make_document())), make_party("Ministry of Looms")
    said = {
        "organisation": row.document.organisation_id,
        "made_by": ministry.pk,
        "made_on": "2018-09-01",
        "words_en": "The register will be public by summer.",
        "source": "Speech of 1 September",
        "kept": "broken",
        "numbers": row.number,
    }
    assert client.post(f"{ROOM}commitment/new/", said).status_code == 422
    said |= {"kept_on": "2019-07-01", "kept_source": "The register is not there"}
    assert client.post(f"{ROOM}commitment/new/", {**said, "numbers": "LOOM-2018-9.9"}).status_code == 422
    assert client.post(f"{ROOM}commitment/new/", said).status_code == 302
    promise = Commitment.objects.get()
    assert "by summer" not in text_of(client, f"{PLACE}promises/")
    client.post(f"{ROOM}commitment/{promise.pk}/", {"publish": ""})
    for address in ("promises/", f"{row.number}/", f"of/{ministry.public_id}/"):
        assert "by summer" in text_of(client, f"{PLACE}{address}")


def test_a_treaty_is_told_with_its_steps_and_states(client: Client) -> None:
    make_centre()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    keeper = make_document().organisation_id
    said = {**TREATY, "organisation": keeper}
    assert client.post(f"{ROOM}instrument/new/", {**said, "steps-0-day": "March"}).status_code == 422
    assert client.post(f"{ROOM}instrument/new/", said).status_code == 302
    client.post(f"{ROOM}instrument/{Instrument.objects.get().pk}/", {"publish": ""})
    shown = text_of(client, f"{PLACE}laws/")
    for words in ("Treaty on looms", "March 2018", "It was adopted", "Mexico"):
        assert words in shown


def test_a_round_of_dialogue_is_read_with_what_was_said(client: Client) -> None:
    make_centre()
    area = make_area(make_document())
    row = make_recommendation(area)
    told = DialogueRound.objects.create(
        organisation=area.document.organisation,
        held_by=make_party("Ministry of Looms"),
        held_on=date(2018, 2, 7),
        brief=area.document,
        source="The brief",
        made_at=MAY,
    )
    told.texts.create(language="en", name="Second round on looms")
    told.sittings.create(side="theirs", words="Division of Looms", remotely=True)
    point = told.points.create(what="asked_for", recommendation=row)
    point.texts.create(language="en", words="A list of towns")
    address = f"{PLACE}rounds/{told.public_id}/"
    assert client.get(address).status_code == 404
    promising.publish(told, by=None, now=MAY)
    shown = text_of(client, address)
    for words in ("Second round on looms", "Division of Looms", "by teleconference", "A list of towns", row.number):
        assert words in shown


def test_this_years_recommendations_stand_beside_last_years(client: Client) -> None:
    make_centre()
    bo = make_staff()
    last, this = make_area(make_document()), make_area(make_document(code="LOOM-2019", year=2019))
    old = [make_recommendation(last, text=text) for text in ("Publish the register of looms.", "Pay weekly.")]
    new = make_recommendation(this, text="Publish the whole register of looms within a month.")
    comparison = comparing.begin(earlier=last.document, later=this.document, by=bo, now=MAY)
    (line,) = comparing.sheet_of(comparison).lines
    assert line.suggestions[0].earlier == old[0]
    match = partial(comparing.match, comparison, by=bo, now=MAY)
    assert match(how="kept", earlier=None, later=new) is Matched.WRONG_ENDS
    assert match(how="new", earlier=old[0], later=new) is Matched.WRONG_ENDS
    assert match(how="sharpened", earlier=old[0], later=new) is Matched.DONE
    assert match(how="dropped", earlier=old[1], later=None) is Matched.DONE
    assert Match.objects.count() == 2
    address = f"{PLACE}compared/{comparison.public_id}/"
    assert client.get(address).status_code == 404
    comparing.publish(comparison, by=bo, now=MAY)
    shown = text_of(client, address)
    assert shown.index("Sharpened (1)") < shown.index("Dropped (1)")


def test_what_nobody_matched_is_told_until_the_rest_is_said_at_once(client: Client) -> None:
    make_centre()
    bo = make_staff()
    last, this = make_area(make_document()), make_area(make_document(code="LOOM-2019", year=2019))
    for area in (last, last, this):
        make_recommendation(area)
    comparison = comparing.begin(earlier=last.document, later=this.document, by=bo, now=MAY)
    comparing.publish(comparison, by=bo, now=MAY)
    address = f"{PLACE}compared/{comparison.public_id}/"
    assert "Not matched yet (3)" in text_of(client, address)
    assert comparing.match_rest(comparison, how="dropped", by=bo, now=MAY) == 2
    assert comparing.match_rest(comparison, how="dropped", by=bo, now=MAY) == 0
    shown = text_of(client, address)
    assert all(words in shown for words in ("Dropped (2)", "Not matched yet (1)"))


def test_the_worker_reminds_once_and_a_newer_view_settles_it() -> None:
    row, ministry = make_recommendation(make_area(make_document())), make_assessor("Weavers' Watch")
    row.due_on = MAY.date() + timedelta(days=10)
    row.save()
    make_assessment(row, ministry, on=date(2024, 1, 1))
    assert (reminding.remind(now=MAY), reminding.remind(now=MAY)) == (2, 0)
    assert set(Reminder.objects.values_list("why", flat=True)) == {Reminder.Why.DUE_SOON, Reminder.Why.VIEW_IS_OLD}
    make_assessment(row, ministry, on=MAY.date())
    reminding.remind(now=MAY)
    assert Reminder.objects.get(settled_at__isnull=True).why == Reminder.Why.DUE_SOON


def test_a_file_is_evidence_for_everybody_only_where_its_writer_says_so(client: Client) -> None:
    make_centre()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    row, observatory = make_recommendation(make_area(make_document())), make_assessor()
    said = {"assessor": observatory.pk, "status": "done", "on": "2026-03-01", "words_en": "Seen.", "assess": ""}
    for public in ("on", ""):
        file = SimpleUploadedFile("names.pdf", b"%PDF-1.7", "application/pdf")
        sent = {**said, **LINES, "proof-0-words": "Report", "proof-0-file": file, "proof-0-public": public}
        assert client.post(f"{ROOM}record/{row.pk}/", sent).status_code == 302
    bad = SimpleUploadedFile("x.exe", b"MZ", "application/x-msdownload")
    sent = {**said, **LINES, "proof-0-words": "x", "proof-0-file": bad}
    assert client.post(f"{ROOM}record/{row.pk}/", sent).status_code == 422
    proofs = Evidence.objects.order_by("pk")
    addresses = [f"{PLACE}file/{proof.file.public_id}/" for proof in proofs if proof.file]
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    for view in Assessment.objects.all():
        client.post(f"{ROOM}record/{row.pk}/", {"publish": view.pk})
    shown = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in shown] == [200, 404]
    assert shown[0].getvalue() == b"%PDF-1.7"


def test_the_report_marks_what_is_invented_in_pdf_and_docx(client: Client) -> None:
    make_centre()
    row = make_recommendation(make_area(make_document()), text="Publish <the register> & pay.")
    make_assessment(row, make_assessor("Observatory", demonstration=True), Status.DONE)
    pdf = told_by(client.get("/en/recommendations.pdf").content)
    assert (pdf.title, pdf.language, pdf.faults) == ("What was asked, and what became of it", "en", [])
    assert [pdf.tags.count(each) for each in ("H1", "H2", "H3")] == [1, 1, 1]
    assert "Observatory (Demonstration): Done" in pdf.words
    docx = client.get("/en/recommendations.docx?status=done")
    with zipfile.ZipFile(BytesIO(docx.content)) as package:
        words = package.read("word/document.xml").decode()
    for part in ("Publish &lt;the register&gt; &amp; pay.", "Observatory (Demonstration): Done", "Heading2"):
        assert part in words


def test_the_report_says_words_that_lead_in_to_several_once(client: Client) -> None:
    make_centre()
    area = make_area(make_document())
    for text in ("Count the looms.", "Give them back."):
        make_recommendation(area, text=text)
    Recommendation.objects.update(lead_in="With regards to looms:")
    make_recommendation(area, text="The ministry should listen.")
    words = " ".join(told_by(client.get("/en/recommendations.pdf").content).words.split())
    for text in ("With regards to looms: Count the looms.", "[…] Give them back.", "“[…]” stands for the words above"):
        assert text in words
    assert "[…] The ministry" not in words


def test_a_partner_comments_on_what_is_joint_and_edits_nothing(client: Client) -> None:
    draft = make_recommendation(make_area(make_document()), public=False)
    chandra = sign_in(client, name="chandra", role=roles.EDITOR)
    own = Organisation.objects.create(slug="own", fictional=True)
    StaffRole.objects.filter(user=chandra).update(organisation=own)
    address = f"{ROOM}record/{draft.pk}/"
    assert client.get(f"{address}joint/").status_code == 404
    DocumentPartner.objects.create(document=draft.document, organisation=own, since=MAY)
    assert draft.text in text_of(client, f"{address}joint/")
    client.post(f"{address}joint/", {"words": "Say which looms."})
    assert StaffComment.objects.get().organisation == own
    assert client.get(address).status_code == 404
    assert client.post(address, {"number": "LOOM-2018-1.7", "renumber": ""}).status_code == 404
    sign_in(client, name="paz", role=roles.PUBLISHER)
    assert "1 comment" in text_of(client, f"{ROOM}{draft.document_id}/")


def test_whoever_reaches_every_organisation_comments_on_a_document_without_partners(client: Client) -> None:
    draft = make_recommendation(make_area(make_document()), public=False)
    sign_in(client, name="paz", role=roles.PUBLISHER)
    client.post(f"{ROOM}record/{draft.pk}/joint/", {"words": "Say which looms."})
    assert "Say which looms." in text_of(client, f"{ROOM}record/{draft.pk}/joint/")

# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry, ConsentWording, Organisation
from altavoz.organisations.testing import make_organisation, make_wording, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client: Client) -> Client:
    sign_in(client, role=roles.PUBLISHER)
    return client


def organisation_form(**changed: object) -> dict[str, object]:
    form = {
        "texts": inline_formset([{"language": "en", "name": "Weavers' Watch"}]),
        "memberships": inline_formset([]),
        "slug": "weavers",
        "kind": "association",
        "time_zone": "America/Toronto",
        "postal_address": "12 Loom Street",
        "privacy_contact": "privacy@weavers.example",
        "website": "",
        "voice": "",
        "voice_dark": "",
        "parent": "",
        "logo": "",
    }
    return dict(nested_form_data(form | changed))


def wording_form(organisation: Organisation, **changed: str) -> dict[str, object]:
    form = {"organisation": organisation.pk, "purpose": "news", "language": "en", "label": "Yes", "text": "Words"}
    return form | changed


def test_an_organisation_is_added_with_its_name(publisher: Client) -> None:
    assert publisher.post(reverse("organisations:add"), organisation_form()).status_code == 302
    assert Organisation.objects.get().name("en") == "Weavers' Watch"


def test_a_coalition_has_members_with_dates(publisher: Client) -> None:
    member = make_organisation()
    rows = inline_formset([{"member": member.pk, "since": "2024-01-01", "until": ""}])
    publisher.post(reverse("organisations:add"), organisation_form(memberships=rows))
    (membership,) = Organisation.objects.get(slug="weavers").memberships.all()
    assert (membership.member, str(membership.since)) == (member, "2024-01-01")


def test_an_unreadable_voice_is_refused_with_the_nearest_that_can_be_read(publisher: Client) -> None:
    answer = publisher.post(reverse("organisations:add"), organisation_form(voice="#ffe000"))
    assert not Organisation.objects.exists()
    assert b"The nearest that passes is #" in answer.content


def test_a_voice_that_can_be_read_is_taken(publisher: Client) -> None:
    publisher.post(reverse("organisations:add"), organisation_form(voice="#a50f43", voice_dark="#ff8fb0"))
    assert Organisation.objects.get().voice == "#a50f43"


def test_a_colour_that_is_none_is_asked_for_again(publisher: Client) -> None:
    assert publisher.post(reverse("organisations:add"), organisation_form(voice="reddish")).status_code == 200


def test_a_wording_is_drafted_shown_and_published(publisher: Client) -> None:
    organisation = make_organisation()
    text = "Weavers' Watch, 12 Loom Street, Montreal, privacy@weavers.example"
    publisher.post(reverse("wordings:add"), wording_form(organisation, text=text))
    draft = ConsentWording.objects.get()
    assert b"You can stop at any time" in publisher.get(reverse("wordings:show", args=[draft.pk])).content
    publisher.post(reverse("wordings:show", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.published_at is not None


def test_a_draft_that_lacks_something_says_what_and_is_not_published(publisher: Client) -> None:
    draft = make_wording(make_organisation(postal_address=""), published=False)
    address = reverse("wordings:show", args=[draft.pk])
    assert b"postal address must be known" in publisher.get(address).content
    publisher.post(address)
    draft.refresh_from_db()
    assert draft.published_at is None


def test_a_published_wording_cannot_be_edited_but_followed_by_a_version(publisher: Client) -> None:
    first = make_wording(make_organisation())
    show = reverse("wordings:show", args=[first.pk])
    edit = reverse("wordings:edit", args=[first.pk])
    assert publisher.get(edit).headers["Location"] == show
    publisher.post(edit, wording_form(first.organisation, text="Something else"))
    first.refresh_from_db()
    assert "Something else" not in first.text
    answer = publisher.post(show)
    draft = ConsentWording.objects.get(version=2)
    assert answer.headers["Location"] == reverse("wordings:edit", args=[draft.pk])


def test_a_draft_is_edited_and_stays_with_its_organisation(publisher: Client) -> None:
    draft = make_wording(make_organisation(), published=False)
    other = make_organisation()
    publisher.post(reverse("wordings:edit", args=[draft.pk]), wording_form(other, label="Yes, write to me"))
    draft.refresh_from_db()
    assert (draft.label, draft.organisation == other) == ("Yes, write to me", False)


def test_a_wording_published_while_it_was_edited_is_not_written_over(publisher: Client) -> None:
    draft = make_wording(make_organisation(), published=False)
    edit = reverse("wordings:edit", args=[draft.pk])
    assert publisher.get(edit).status_code == 200
    ConsentWording.objects.update(published_at=datetime(2026, 4, 7, tzinfo=UTC))
    publisher.post(edit, wording_form(draft.organisation, text="Something else"))
    draft.refresh_from_db()
    assert draft.text != "Something else"


def test_a_published_wording_cannot_be_deleted(publisher: Client) -> None:
    wording = make_wording(make_organisation())
    publisher.post(reverse("wordings:delete", args=[wording.pk]))
    assert ConsentWording.objects.filter(pk=wording.pk).exists()


def test_a_second_wording_for_the_same_thing_is_a_version_not_a_rival(publisher: Client) -> None:
    wording = make_wording(make_organisation())
    answer = publisher.post(reverse("wordings:add"), wording_form(wording.organisation))
    assert b"There is a wording for this already" in answer.content
    assert ConsentWording.objects.count() == 1


def test_the_lists_show_what_there_is(publisher: Client) -> None:
    make_wording(make_organisation())
    assert b"Weavers" in publisher.get(reverse("organisations:index")).content
    assert b"Weavers" in publisher.get(reverse("wordings:index")).content


def test_the_campaigner_reads_no_wordings_screen_to_change(client: Client) -> None:
    wording = make_wording(make_organisation())
    sign_in(client, role=roles.CAMPAIGNER)
    assert client.post(reverse("wordings:show", args=[wording.pk])).status_code in {302, 403}
    assert ConsentWording.objects.count() == 1


def publisher_of(organisation: Organisation, client: Client) -> None:
    roles.give(User.objects.create_user("paz"), group=roles.PUBLISHER, organisation=organisation)
    sign_in(client, name="paz")


def test_a_publisher_keeps_their_own_organisation_and_no_other(client: Client) -> None:
    own, other = make_organisation(), make_organisation()
    publisher_of(own, client)
    assert client.get(reverse("organisations:edit", args=[own.pk])).status_code == 200
    assert client.get(reverse("organisations:edit", args=[other.pk])).status_code == 302
    assert client.get(reverse("organisations:add")).status_code == 302


def test_a_changed_organisation_leaves_an_entry_without_its_address(client: Client) -> None:
    own = make_organisation()
    publisher_of(own, client)
    texts = inline_formset(
        [{"id": text.pk, "language": text.language, "name": text.name} for text in own.texts.all()], initial=3
    )
    client.post(
        reverse("organisations:edit", args=[own.pk]),
        organisation_form(slug=own.slug, texts=texts, postal_address="7 Bobbin Lane"),
    )
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.organisation) == ("organisations.change", own)
    assert "postal_address" in entry.after["changed"]
    assert "Bobbin" not in str(entry.after)


def test_the_wordings_of_another_organisation_are_out_of_reach(client: Client) -> None:
    own, other = make_organisation(), make_organisation()
    draft = make_wording(other, published=False)
    publisher_of(own, client)
    assert client.get(reverse("wordings:edit", args=[draft.pk])).status_code == 302
    client.post(reverse("wordings:show", args=[draft.pk]))
    client.post(reverse("wordings:delete", args=[draft.pk]))
    client.post(reverse("wordings:add"), wording_form(other, language="fr"))
    draft.refresh_from_db()
    assert draft.published_at is None
    assert ConsentWording.objects.count() == 1

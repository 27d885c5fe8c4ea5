# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from altavoz.organisations import wordings
from altavoz.organisations.models import ConsentWording, Organisation
from altavoz.organisations.testing import SPRING, make_organisation, make_wording
from altavoz.organisations.wordings import Missing

pytestmark = pytest.mark.django_db


@pytest.fixture
def weavers() -> Organisation:
    return make_organisation()


def test_a_complete_wording_is_published_at_its_time(weavers: Organisation) -> None:
    wording = make_wording(weavers, published=False)
    assert wordings.publish(wording, SPRING).published
    assert wording.published_at == SPRING


def test_a_published_wording_says_that_one_can_stop_in_its_own_language(weavers: Organisation) -> None:
    wording = make_wording(weavers, language="fr")
    assert wording.text.endswith(wordings.stopping_sentence("fr"))
    assert wordings.stopping_sentence("fr") != wordings.stopping_sentence("en")


def test_publishing_twice_changes_nothing(weavers: Organisation) -> None:
    wording = make_wording(weavers)
    assert not wordings.publish(wording, SPRING + timedelta(days=1)).published
    assert wording.published_at == SPRING


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"text": "Weavers' Watch, privacy@weavers.example"}, Missing.ADDRESS),
        ({"text": "Weavers' Watch, 12 Loom Street, Montreal"}, Missing.CONTACT),
        ({"text": "12 Loom Street, Montreal, privacy@weavers.example", "label": "Write to me."}, Missing.NAME),
        ({"label": " "}, Missing.PURPOSE),
    ],
)
def test_a_wording_that_lacks_something_is_not_published(
    weavers: Organisation, change: dict[str, str], lack: Missing
) -> None:
    wording = make_wording(weavers, published=False)
    for name, value in change.items():
        setattr(wording, name, value)
    done = wordings.publish(wording, SPRING)
    assert not done.published
    assert done.missing == (lack,)


def test_an_organisation_without_an_address_cannot_ask_for_consent() -> None:
    nowhere = make_organisation(postal_address="")
    assert Missing.ADDRESS in wordings.missing(make_wording(nowhere, published=False))


def test_an_organisation_without_a_name_in_that_language_cannot_ask_in_it() -> None:
    english_only = make_organisation(names={"en": "Weavers' Watch"})
    assert Missing.NAME in wordings.missing(make_wording(english_only, language="es", published=False))


def test_an_address_in_lines_is_found_where_it_stands_with_commas(weavers: Organisation) -> None:
    wording = make_wording(weavers, published=False)
    wording.text = "Weavers' Watch, 12 Loom Street, Montreal. privacy@weavers.example"
    assert wordings.missing(wording) == ()


def test_every_lack_has_a_sentence() -> None:
    assert all(str(lack.sentence()) for lack in Missing)


def test_forms_offer_the_newest_published_version_in_their_language(weavers: Organisation) -> None:
    make_wording(weavers)
    second = wordings.revise(ConsentWording.objects.get())
    wordings.publish(second, SPRING)
    wordings.revise(second)
    assert wordings.current([weavers.pk], "en") == {weavers.pk: second}
    assert wordings.current([weavers.pk], "fr") == {}


def test_a_published_wording_is_revised_as_the_next_version_and_stays(weavers: Organisation) -> None:
    first = make_wording(weavers)
    draft = wordings.revise(first)
    assert (draft.version, draft.published_at, draft.text) == (2, None, first.text)
    first.refresh_from_db()
    assert first.published_at == SPRING


def test_revising_twice_leads_to_the_same_draft(weavers: Organisation) -> None:
    first = make_wording(weavers)
    assert wordings.revise(first) == wordings.revise(first)


def test_the_stopping_sentence_is_added_once(weavers: Organisation) -> None:
    draft = wordings.revise(make_wording(weavers))
    wordings.publish(draft, SPRING)
    assert draft.text.count(wordings.stopping_sentence("en")) == 1

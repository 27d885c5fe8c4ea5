# SPDX-License-Identifier: AGPL-3.0-or-later
"""Copy, alias, translate, move, delete, restore: what becomes of the action."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.models import Locale

from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kinds
from altavoz.campaigns.pages import ActionPage, CampaignPage
from altavoz.campaigns.testing import action_of, make_action, make_action_page, make_home, make_index
from altavoz.organisations.testing import make_organisation

pytestmark = pytest.mark.django_db


def translated(page: ActionPage, language: str) -> ActionPage:
    make_index(language)
    twin: ActionPage = page.copy_for_translation(Locale.objects.get(language_code=language)).specific
    return twin


def draft(title: str = "A new petition") -> ActionPage:
    page = kinds()[0].page(title=title, slug="new-petition", live=False, locale=make_index().locale)
    make_index().add_child(instance=page)
    return page


def test_a_new_page_begins_an_action_of_its_kind() -> None:
    runs = make_organisation(runs_centre=True)
    action = draft().action
    assert action is not None
    assert (action.kind, action.organisation, action.state) == (kinds()[0].slug, runs, "preparing")


def test_a_translation_shares_the_action() -> None:
    page = make_action_page(make_action())
    assert translated(page, "fr").action_id == page.action_id


def test_a_translation_of_a_draft_shares_the_action() -> None:
    make_organisation(runs_centre=True)
    page = draft()
    assert translated(page, "es").action_id == page.action_id


def test_a_copy_begins_another_action_that_is_prepared_alike() -> None:
    page = make_action_page(make_action())
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert copy.action_id != page.action_id
    assert action_of(copy).state == "preparing"
    assert [target.office_id for target in action_of(copy).targets.all()] == [action_of(page).targets.get().office_id]
    assert action_of(copy).askers.count() == 1


def test_a_restored_revision_of_a_copy_stays_with_its_own_action() -> None:
    page = make_action_page(make_action())
    page.save_revision()
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=False)
    for revision in copy.revisions.all():
        assert revision.as_object().action_id == copy.action_id


def test_restoring_an_old_revision_leaves_the_action_alone() -> None:
    page = make_action_page(make_action())
    old = page.save_revision()
    old.content["action"] = make_action().pk
    old.save()
    assert old.as_object().action_id == page.action_id


def test_an_alias_in_the_same_language_is_refused() -> None:
    page = make_action_page(make_action())
    with pytest.raises(ValidationError), transaction.atomic():
        page.create_alias(update_slug="alias")
    assert ActionPage.objects.count() == 1


def test_an_alias_in_another_language_shares_the_action() -> None:
    page = make_action_page(make_action())
    make_index("fr")
    alias = page.copy_for_translation(Locale.objects.get(language_code="fr"), alias=True)
    assert alias.specific.action_id == page.action_id


def test_two_pages_of_one_language_for_one_action_are_refused() -> None:
    one, other = make_action_page(make_action()), make_action_page(make_action())
    other.action = one.action
    with pytest.raises(ValidationError):
        other.save()


def test_the_database_refuses_them_too() -> None:
    one, other = make_action_page(make_action()), make_action_page(make_action())
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionPage.objects.filter(pk=other.pk).update(action=one.action)


def test_moving_a_page_leaves_the_action_alone() -> None:
    page = make_action_page(make_action())
    page.move(make_home(), pos="last-child")
    assert ActionPage.objects.get(pk=page.pk).action_id == page.action_id


def test_deleting_every_page_leaves_the_action_and_its_names() -> None:
    page = make_action_page(make_action())
    action_id = page.action_id
    page.delete()
    assert Action.objects.get(pk=action_id).state == "open"


def test_an_action_cannot_be_deleted_under_its_page() -> None:
    page = make_action_page(make_action())
    with pytest.raises(ProtectedError):
        action_of(page).delete()


def test_a_page_without_a_target_does_not_go_live() -> None:
    make_organisation(runs_centre=True)
    page = draft()
    Action.objects.update(country="CA")
    with pytest.raises(ValidationError, match="Nobody is asked yet"):
        page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live


def test_publishing_opens_the_action_and_freezes_its_words() -> None:
    page = make_action_page(make_action(state="preparing"), live=False)
    page.save_revision().publish()
    action = Action.objects.get(pk=page.action_id)
    assert (action.state, action.text_version) == ("open", 1)
    assert action.opened_at is not None


def test_publishing_a_closed_action_does_not_open_it() -> None:
    page = make_action_page(make_action(state="closed"), live=False)
    page.save_revision().publish()
    assert Action.objects.get(pk=page.action_id).state == "closed"


def test_unpublishing_a_language_never_closes_the_action() -> None:
    page = make_action_page(make_action())
    page.unpublish()
    assert Action.objects.get(pk=page.action_id).state == "open"


def test_a_campaign_page_begins_a_campaign_that_its_translation_shares() -> None:
    home = make_home()
    page = CampaignPage(title="Weavers", slug="weavers", locale=home.locale)
    home.add_child(instance=page)
    make_home("fr")
    twin = page.copy_for_translation(Locale.objects.get(language_code="fr")).specific
    copy = page.copy(update_attrs={"slug": "weavers-again"})
    assert twin.campaign_id == page.campaign_id
    assert copy.campaign_id not in {None, page.campaign_id}

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words change after a signature: a second person says that they mean the same, by Wagtail's own buttons."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.testing import action_of, make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation
from altavoz.participation.testing import make_participation
from tests.browser.visiting import Visit, at_the_desk, publish

Begin = Callable[..., Visit]
NEW, OLD = "Release the weavers now.", "Release the weavers of the valley."


@pytest.fixture
def told(centre: str) -> ActionPage:
    """Signed already, and with other words in its draft."""
    make_organisation(runs_centre=True)
    told = make_action_page(make_action())
    told.save_revision().publish()
    make_participation(action_of(told))
    told.ask = NEW
    told.save_revision()
    return told


def standing(page: ActionPage) -> tuple[str, int]:
    """The words that the public reads, and their version."""
    return str(ActionPage.objects.get(pk=page.pk).ask), Action.objects.get(pk=page.action_id).text_version


def test_a_second_person_agrees_and_the_words_keep_their_version(visit: Begin, told: ActionPage) -> None:
    edit, question = f"/cms/pages/{told.pk}/edit/", reverse("campaigns_wording:question", args=[told.pk])
    bo = at_the_desk(visit(), "bo", roles.PUBLISHER).to(edit)
    publish(bo)
    bo.wait_for_url(f"**{question}")
    bo.get_by_role("button", name="It means the same: ask a second person").click()
    bo.wait_for_url(f"**{edit}")
    assert standing(told) == (OLD, 1)

    bea = at_the_desk(visit(), "bea", roles.PUBLISHER).to(reverse("campaigns_wording:waiting"))
    bea.get_by_role("button", name="Yes, the same").click()
    bea.get_by_text("Agreed. The words keep their version").wait_for()

    publish(bo)
    bo.get_by_text("published").first.wait_for()
    assert standing(told) == (NEW, 1)


def test_an_approval_is_led_to_the_question_and_publishes_the_next_version(visit: Begin, told: ActionPage) -> None:
    workflow = told.get_workflow()
    assert workflow is not None
    workflow.start(told, User.objects.create_user("writer"))
    paz = at_the_desk(visit(), "paz", roles.PUBLISHER).to(f"/cms/pages/{told.pk}/edit/")
    publish(paz, "Approve and Publish")
    paz.wait_for_url(f"**{reverse('campaigns_wording:question', args=[told.pk])}")
    assert standing(told) == (OLD, 1)
    paz.get_by_role("button", name="It says something else").click()
    paz.wait_for_url(f"**/cms/pages/{told.pk}/edit/")
    assert standing(told) == (NEW, 2)

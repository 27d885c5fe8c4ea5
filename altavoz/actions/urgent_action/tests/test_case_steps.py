# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case is taken down: the words of its urgent action go everywhere, on paper too."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.actions.urgent_action import case_steps, issuing
from altavoz.actions.urgent_action.models import Issue, IssueText
from altavoz.actions.urgent_action.testing import FIRST, SPRING, make_urgent
from altavoz.campaigns import about_cases
from altavoz.cases.coming_down.taking_down import take_down
from altavoz.cases.testing import make_published_case
from altavoz.contacting import case_steps as of_letters
from altavoz.contacting.models import Message, PlanText
from altavoz.contacting.testing_letters import make_mail_office, make_message
from altavoz.organisations import roles
from altavoz.organisations.testing import make_staff

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


def test_issues_sample_letters_and_what_people_wrote_go_with_the_case(client: Client) -> None:
    action, case = make_urgent(), make_published_case()
    issuing.issue(action.pk, words=FIRST, by=make_staff(name="paz"), now=SPRING)
    make_message(action, make_mail_office(), now=NOW)
    about_cases.link(action_id=action.pk, case_id=case.pk, on=SPRING.date())
    take_down(case.pk, by=make_staff(name="dana", role=roles.PUBLISHER), now=NOW)
    assert not IssueText.objects.exists()
    assert not PlanText.objects.exists()
    assert Message.objects.get().body == ""
    assert Issue.objects.exists()
    assert client.get(reverse("urgent_action:sheet", args=[action.public_id, 1, "en"])).status_code == 410
    again = [case_steps.take_issues(case, NOW), of_letters.take_words(case, NOW), of_letters.take_messages(case, NOW)]
    assert again == [0, 0, 0]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""A newer number comes in, and whoever edits learns which texts of every room still quote the older one."""

from datetime import date

import pytest
from django.test import Client

from altavoz.contacting.models import PlanText
from altavoz.contacting.testing import make_write_action
from altavoz.indicators import figures
from altavoz.indicators.quotations import overtaken
from altavoz.indicators.quotations.overtaken import Tie
from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.mailings.models import MailingText
from altavoz.mailings.testing import make_mailing
from altavoz.organisations import roles
from altavoz.organisations.testing import make_staff, sign_in
from altavoz.recommendations.testing import make_area, make_document, make_recommendation

pytestmark = pytest.mark.django_db
OLD, LATEST = "[[figure:looms-xx 2018-02-07]]", "[[figure:looms-xx latest]]"


def test_every_room_says_where_the_older_number_stands(client: Client) -> None:
    looms = make_indicator()
    make_observation(looms, "34000")
    action = make_write_action()
    page = action.pages.get(told_in="en").specific
    page.lead = f"<p>{OLD} are gone.</p>"
    page.save_revision()
    MailingText.objects.filter(mailing=make_mailing(action=action), language="en").update(subject=f"{LATEST} looms")
    PlanText.objects.filter(language="en").update(message=f"Dear member, {OLD} are gone.")
    make_recommendation(make_area(make_document()), text="Give back the 34,000 looms.")
    make_observation(looms, "40000", date(2019, 9, 26))
    (known,) = figures.known([looms])
    found = {(str(each.passage.sort), each.tie) for each in overtaken.quotations(known, make_staff(name="paz"))}
    assert found >= {
        ("Draft of a page of an action", Tie.OLDER),
        ("Mailing", Tie.FOLLOWS),
        ("Letters and calls", Tie.OLDER),
        ("Recommendation", Tie.FROZEN),
    }
    sign_in(client, name="dana", role=roles.PUBLISHER)
    told = client.get("/cms/figures/in-texts/").text
    assert "Letters and calls" in told
    assert "Draft of a page of an action" in told

# SPDX-License-Identifier: AGPL-3.0-or-later
"""An urgent action in a browser: with script and without, on a phone and on a desk, open and stopped."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from altavoz.actions.urgent_action import issuing
from altavoz.actions.urgent_action.testing import FIRST, MORE, STOP, make_urgent
from altavoz.campaigns.action import Action
from altavoz.contacting.models import ContactReport
from altavoz.contacting.testing import page_url
from altavoz.organisations.testing import make_staff
from altavoz.participation import doors
from tests.browser.visiting import Visit

Begin = Callable[..., Visit]
NOW = datetime.now(UTC)


def issued() -> Action:
    action = make_urgent(closes_at=NOW + timedelta(days=20))
    issuing.issue(action.pk, words=FIRST, by=make_staff(name="paz"), now=NOW)
    action.refresh_from_db()
    return action


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_its_page_is_open_to_everybody_from_issue_to_stop(visit: Begin, width: int, scheme: str) -> None:
    action, walk = issued(), visit(width=width, scheme=scheme)
    dana = make_staff(name="dana")
    for verb, words in ((None, {}), (issuing.update, MORE), (issuing.stop, STOP)):
        if verb:
            verb(action.pk, words=words, by=dana, now=datetime.now(UTC))
            doors.forget_all()
        page = walk.to(page_url(action))
        page.wait_for_load_state()
        page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
        assert walk.violations() == []
        assert walk.too_wide() == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_ana_says_that_she_sent_a_fax(visit: Begin, *, script: bool) -> None:
    action, walk = issued(), visit(script=script)
    page = walk.to(page_url(action))
    page.get_by_text("I act myself").click()
    page.get_by_label("I sent a fax").check()
    page.fill("[name=given_name]", "Ana")
    page.fill("[name=family_name]", "Lima")
    page.fill("#sign form [name=email]", "ana@example.org")
    page.locator("select[name=country]").select_option("CA")
    page.locator("input[name=age]").check()
    page.get_by_role("button", name="I did it: count me").click()
    page.get_by_text("Almost done").wait_for()
    assert set(ContactReport.objects.values_list("way", flat=True)) == {"fax"}

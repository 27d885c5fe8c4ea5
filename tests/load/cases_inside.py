# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: publishes a fictional case with as many events as asked for, or takes it down. Prints JSON."""

import json
import sys
import time
from datetime import date, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402  # models need the set-up above
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from altavoz.campaigns import about_cases  # noqa: E402
from altavoz.campaigns.pages import ActionPage  # noqa: E402
from altavoz.cases.coming_down import taking_down  # noqa: E402
from altavoz.cases.going_public import publishing  # noqa: E402
from altavoz.cases.models import Case, CaseEvent, CaseEventText  # noqa: E402
from altavoz.cases.telling import listing, public, story  # noqa: E402
from altavoz.cases.testing import make_case  # noqa: E402
from altavoz.organisations.models import Organisation  # noqa: E402

FIRST = date(2015, 1, 1)
LANGUAGES = [code for code, _name in settings.LANGUAGES]
TEXT = "Two men in a white car waited before the workshop until dark, and drove off when the neighbours came out."


def make(events: int) -> dict[str, object]:
    now = timezone.now()
    case = make_case(organisation=Organisation.objects.first(), now=now - timedelta(days=10))
    for number in range(events):
        row = CaseEvent.objects.create(
            case=case, on=FIRST + timedelta(days=7 * number), visibility="public", sort="threat", confidence="likely"
        )
        CaseEventText.objects.bulk_create(
            CaseEventText(event=row, language=language, title=f"Threat {number}", text=TEXT) for language in LANGUAGES
        )
    page = ActionPage.objects.filter(live=True).first()
    assert page is not None
    assert page.action is not None
    about_cases.link(action_id=page.action.pk, case_id=case.pk, on=now.date())
    published = publishing.publish(case.pk, by=None, now=now)
    assert published.how is publishing.How.DONE, published
    with CaptureQueriesContext(connection) as queries:
        told = Case.objects.select_related("organisation").get(pk=case.pk)
        assert public.of(told, "en", now=now) is not None
        story.tell(told, "en", now)
    found = {language: listing.addresses([case.code], language).get(case.code) for language in LANGUAGES}
    return {
        "pages": [path for path in found.values() if path],
        "actions": [each.url for each in ActionPage.objects.filter(action=page.action, live=True)],
        "api": [f"/api/cases/{case.public_id}/"],
        "queries": len(queries),
    }


def take_down() -> dict[str, object]:
    """As a web process does it, which has read its list of addresses long since."""
    reverse("wagtailadmin_home")
    ordered = time.time()
    taken = taking_down.take_down(Case.objects.get().pk, by=None, now=timezone.now())
    assert taken.removed is not None
    assert taken.removed.is_complete
    return {"ordered": ordered, "done": time.time(), "removed": taken.removed.total}


def main() -> None:
    print(json.dumps(take_down() if sys.argv[1] == "take_down" else make(int(sys.argv[2]))))


if __name__ == "__main__":
    main()

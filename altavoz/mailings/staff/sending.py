# SPDX-License-Identifier: AGPL-3.0-or-later
"""All mailings; and one of them: what will go out, to how many, and once it goes, how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

from altavoz.mailings.drafts import readiness
from altavoz.mailings.figures import codes
from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.sending import life
from altavoz.mailings.sending.progress import progress_of
from altavoz.mailings.staff import access, aiming, announcing, saying
from altavoz.mailings.staff.screens import MailingScreen, Screen
from altavoz.organisations.powers import Power

A_SCREEN = 50
State = Mailing.State
WHY = dict(Recipient.Why.choices)


class AllMailings(Screen):
    template_name = "mailings/staff/all.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows, may_write = access.mailings(self.request), bool(access.reach(self.request, Power.EDIT))
        page = Paginator(rows.prefetch_related("organisation__texts"), A_SCREEN).get_page(self.request.GET.get("page"))
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "occasions": announcing.worth_telling(self.request) if may_write else (),
            "several": len({mailing.organisation_id for mailing in page.object_list}) > 1,
            "may_write": may_write,
            "to_approve": access.to_approve(self.request)[:A_SCREEN] if access.approves(self.request) else (),
        }


@dataclass(frozen=True)
class Half:
    """One of two subjects that are tried."""

    code: str
    verb: str
    letters: int
    acted: str


class OneMailing(MailingScreen):
    template_name = "mailings/staff/one.html"
    step = "one"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mailing, request = self.mailing, self.request
        before = mailing.state in {State.DRAFT, State.WAITING}
        return {
            **super().get_context_data(**kwargs),
            "texts": list(mailing.texts.all()),
            "audience": list(saying.audience_in_words(mailing.audience)),
            "staff": list(saying.staff_in_words(mailing)),
            "timing": list(saying.timing_in_words(mailing)),
            "may_send": access.may(request, Power.PUBLISH, mailing),
            **(self._before() if before else self._after()),
        }

    def _before(self) -> dict[str, Any]:
        mailing = self.mailing
        may_approve = mailing.state == State.WAITING and access.may_approve(self.request, mailing)
        return {
            "missing": readiness.missing(mailing),
            "in_languages": aiming.lines(mailing),
            "alone": life.ALONE,
            "needs_second": (mailing.counted or 0) > life.ALONE,
            "may_approve": may_approve,
            "may_take_back": not may_approve and access.may(self.request, Power.EDIT, mailing),
        }

    def _after(self) -> dict[str, Any]:
        mailing = self.mailing
        progress, acted = progress_of(mailing), codes.acted_by_half(mailing)
        return {
            "progress": progress,
            "left_out": [(WHY.get(why, why), people) for why, people in sorted(progress.left_out.items())],
            "acted": codes.in_words(sum(acted.values())),
            "halves": _halves(mailing, acted) if mailing.test_share else (),
            "goes_on": mailing.state in {State.CHOOSING, State.GOING} or progress.waiting > 0,
        }


def _halves(mailing: Mailing, acted: Mapping[str, int]) -> list[Half]:
    return [
        Half("a", "choose_a", mailing.number_put_a, codes.in_words(acted["a"])),
        Half("b", "choose_b", mailing.number_put_b, codes.in_words(acted["b"])),
    ]

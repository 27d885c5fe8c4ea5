# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cases that the public may read of, and those that it may no longer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import override
from wagtail.models import Page

from altavoz.cases.consent import agreed
from altavoz.cases.countries import country_name
from altavoz.cases.going_public import showing
from altavoz.cases.models.case import Case, CaseName, Visibility
from altavoz.cases.models.measures import CaseStatus
from altavoz.cases.times.approximate import in_words
from altavoz.website import generations

# A centre that keeps more cases in public lists the newest.
MOST = 60
# What a line says, and what decides whether it may.
READ = (*("public_id", "code", "country", "subject", "is_minor", "published_at"), "organisation__time_zone")
# Of no news and of a death no colour speaks.
LOOKS = {
    **dict.fromkeys((CaseStatus.Status.PROTECTED, CaseStatus.Status.RELEASED, CaseStatus.Status.SAFE), "ok"),
    **dict.fromkeys((CaseStatus.Status.DEAD, CaseStatus.Status.NOT_KNOWN), "unknown"),
}


@dataclass(frozen=True)
class Head:
    """A line of a list. `url` is empty where the case has no page in that language; `language` is that of the words."""

    public_id: str
    code: str
    country: str
    country_name: str
    at_risk: str
    name: str
    headline: str
    language: str
    status: str
    status_when: str
    published_at: datetime | None
    url: str = ""
    look: str = ""


def heads(cases: "QuerySet[Case]", *, language: str, now: datetime, most: int = MOST) -> list[Head]:
    """The newest first; a consent that has ended since hides a case before anybody has taken it down."""
    generations.depend_on(generations.SITE)
    rows = cases.filter(state=Case.State.PUBLISHED).select_related("organisation").order_by("-published_at", "-pk")
    read = list(rows.only(*READ).prefetch_related("consents", "names", "texts", "statuses")[:most])
    urls = addresses([case.code for case in read], language)
    for case in read:
        generations.depend_on(showing.subject(case.public_id))
    with override(language):
        return [_head(case, language, urls.get(case.code, "")) for case in read if agreed.is_covered(case, now=now)]


def was_taken_down(slug: str) -> bool:
    """Also while somebody works on it again in confidence: who asks learns nothing of that."""
    gone = Case.objects.filter(code=slug.upper(), taken_down_at__isnull=False)
    return gone.exclude(state=Case.State.PUBLISHED).exists()


def addresses(codes: Iterable[str], language: str) -> dict[str, str]:
    """Code to the path of the case's page in that language, where it has one."""
    pages = Page.objects.live().filter(locale__language_code=language, title__in=list(codes), casepage__isnull=False)
    told = pages.select_related("locale").only("title", "url_path", "locale__language_code")
    return {page.title: page.url or "" for page in told}


def _head(case: Case, language: str, url: str) -> Head:
    texts = {text.language: text for text in case.texts.all() if text.headline}
    text = texts.get(language) or next(iter(texts.values()), None)
    statuses = [row for row in case.statuses.all() if row.visibility == Visibility.PUBLIC]
    last = max(statuses, key=lambda row: row.known.sort_key, default=None)
    return Head(
        public_id=case.public_id,
        code=case.code,
        country=case.country,
        country_name=country_name(case.country, language),
        at_risk=str(case.get_subject_display()),
        name=_name(case),
        headline=text.headline if text else case.code,
        language=text.language if text else language,
        status=str(last.get_status_display()) if last else "",
        status_when=in_words(last.known, language) if last and last.known.on else "",
        published_at=case.published_at,
        url=url,
        look=LOOKS.get(CaseStatus.Status(last.status), "back") if last else "",
    )


def _name(case: Case) -> str:
    """Empty where nothing but the code may be said; a child's real name is never among them."""
    names = {row.sort: row.name for row in case.names.all() if row.is_public}
    if case.is_minor:
        names.pop(CaseName.Sort.REAL, None)
    order = (CaseName.Sort.REAL, CaseName.Sort.PSEUDONYM, CaseName.Sort.INITIALS)
    return next((names[sort] for sort in order if sort in names), "")

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: fills a country with invented posts, cases and figures in bulk, and prints its page."""

import json
import os
import statistics
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import django

django.setup()

from django.db import connection  # noqa: E402  # models need the set-up above
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils.translation import override  # noqa: E402
from wagtail.models import Page  # noqa: E402

from altavoz.cases.going_public import publishing  # noqa: E402
from altavoz.cases.testing import make_case  # noqa: E402
from altavoz.indicators.models import Indicator, IndicatorText, Observation  # noqa: E402
from altavoz.newsroom.countries import assembling  # noqa: E402
from altavoz.newsroom.countries.pages import CountryIndexPage, CountryPage  # noqa: E402
from altavoz.newsroom.countries.sections import Asked, figured  # noqa: E402
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage  # noqa: E402
from altavoz.newsroom.posts.places import PostCountry  # noqa: E402
from altavoz.organisations.models import Organisation  # noqa: E402
from altavoz.running import first_pages  # noqa: E402

POSTS = int(os.environ.get("ALTAVOZ_BENCH_POSTS", "2000"))
CASES = int(os.environ.get("ALTAVOZ_BENCH_CASES", "300"))
FIGURES = int(os.environ.get("ALTAVOZ_BENCH_FIGURES", "50"))
OBSERVATIONS = 6
A_BATCH = 500
COUNTRY = "MX"
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def figures(keeper: Organisation) -> None:
    """Every fifth begins a family of its own that the others are shown beside."""
    rows = Indicator.objects.bulk_create(
        Indicator(
            organisation=keeper,
            slug=f"looms-{number}",
            family=f"looms-{number // 5}",
            country=COUNTRY,
            counter="official" if number % 2 else "independent",
            drawn="line",
            order=number,
            made_at=NOW,
            published_at=NOW,
        )
        for number in range(FIGURES)
    )
    IndicatorText.objects.bulk_create(
        IndicatorText(indicator=row, language="en", name=f"Looms {row.order}", unit="looms", by="Weavers’ Watch")
        for row in rows
    )
    Observation.objects.bulk_create(
        Observation(
            indicator=row,
            starts=date(2016 + year, 3, 1),
            ends=date(2016 + year, 3, 1),
            value=Decimal(1000 * year + row.order),
            source="invented",
            written_at=NOW,
        )
        for row in rows
        for year in range(OBSERVATIONS)
    )


def cases(keeper: Organisation) -> None:
    for _number in range(CASES):
        case = make_case(organisation=keeper, now=NOW - timedelta(days=10))
        done = publishing.publish(case.pk, by=None, now=NOW)
        assert done.how is publishing.How.DONE, done


def posts() -> None:
    """The first is put in its place by Wagtail; the others are its copies, written in bulk beside it."""
    home = first_pages.home_in("en")
    index = PostIndexPage(title="News", slug="news")
    first_pages.place(home, index, locale=home.locale, key=uuid4(), now=NOW)
    for start in range(0, POSTS, A_BATCH):
        rows = [_post(index, number) for number in range(start, min(start + A_BATCH, POSTS))]
        # A post lies in two tables, and only one of them takes rows in bulk.
        pages = Page.objects.bulk_create(Page(**_half(row)) for row in rows)
        for row, page in zip(rows, pages, strict=True):
            row.page_ptr_id = row.pk = page.pk
            row.save_base(raw=True)
        PostCountry.objects.bulk_create(PostCountry(post_id=row.pk, code=COUNTRY, sort_order=0) for row in rows)
    Page.objects.filter(pk=index.pk).update(numchild=POSTS)


def _post(index: PostIndexPage, number: int) -> PostPage:
    row = PostPage(
        title=f"Letters from the loom {number}",
        slug=f"loom-{number}",
        kind="news",
        date=date(2015, 1, 1) + timedelta(days=number),
        teaser="Three authorities answered, and a door is guarded again.",
    )
    row.locale, row.translation_key, row.told_in = index.locale, uuid4(), "en"
    row.path, row.depth = Page._get_path(index.path, index.depth + 1, number + 1), index.depth + 1
    row.url_path, row.live, row.draft_title = f"{index.url_path}{row.slug}/", True, row.title
    row.first_published_at = row.last_published_at = NOW
    row.set_url_path(index)
    return row


def _half(row: PostPage) -> dict[str, object]:
    names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    return {name: getattr(row, name) for name in names}


def country() -> CountryPage:
    home = first_pages.home_in("en")
    index = CountryIndexPage(title="Countries", slug="countries")
    first_pages.place(home, index, locale=home.locale, key=uuid4(), now=NOW)
    page = CountryPage(title="Mexico", slug="mexico", code=COUNTRY, lead="What happens there.")
    first_pages.place(index, page, locale=home.locale, key=uuid4(), now=NOW)
    return page


def drawing(page: CountryPage) -> float:
    """Milliseconds of work for the charts alone, which are drawn anew after a figure or the site has changed."""
    spent = []
    for _number in range(20):
        figured.forget()
        began = time.process_time()
        with override("en"):
            figured.section(Asked(page.place, "en", NOW))
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def main() -> None:
    keeper = Organisation.objects.first()
    assert keeper is not None
    figures(keeper)
    cases(keeper)
    posts()
    page = country()
    with CaptureQueriesContext(connection) as queries:
        sections = assembling.sections(CountryPage.objects.get(pk=page.pk), now=NOW)
    assert {each.name for each in sections} >= {"cases", "figures", "news"}, sections
    drawn_ms = drawing(page)
    sizes = {"posts": POSTS, "cases": CASES, "figures": FIGURES}
    print(json.dumps({**sizes, "queries": len(queries), "drawn_anew_ms": drawn_ms, "page": page.url}))


if __name__ == "__main__":
    main()

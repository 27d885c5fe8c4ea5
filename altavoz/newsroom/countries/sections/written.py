# SPDX-License-Identifier: AGPL-3.0-or-later
"""What we wrote about it: the newest posts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.newsroom.countries.indexes import url_of
from altavoz.newsroom.countries.sections import NEWS, Asked, Section, at_most
from altavoz.newsroom.posts import listing
from altavoz.newsroom.posts.pages import PostIndexPage
from altavoz.newsroom.posts.places import PostCountry

MOST = 5
SHOWN = ("title", "url_path", "date", "teaser", "search_description", "locale__language_code")


def section(asked: Asked) -> Section | None:
    about = PostCountry.objects.filter(code__in=asked.place.about).values("post")
    posts = listing.live_in(asked.language).filter(pk__in=about).select_related("locale").only(*SHOWN)
    rows = list(posts[: MOST + 1])
    if not rows:
        return None
    shown = {"rows": rows[:MOST], "more_url": _more_url(asked) if len(rows) > MOST else ""}
    return Section(NEWS, "newsroom/countries/_news.html", _counted(len(rows)), shown=shown)


def _more_url(asked: Asked) -> str:
    url = url_of(PostIndexPage, asked.language)
    return url if asked.place.is_region or not url else f"{url}country/{asked.place.code.lower()}/"


def _counted(found: int) -> str:
    number = at_most(found, MOST)
    if number is None:
        return _("more than %(number)s stories") % {"number": MOST}
    return ngettext("%(number)s story", "%(number)s stories", number) % {"number": number}

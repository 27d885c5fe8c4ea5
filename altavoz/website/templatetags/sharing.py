# SPDX-License-Identifier: AGPL-3.0-or-later
"""The part of a page's head that is for other machines."""

from typing import Any

from django import template
from django.template import Context

from altavoz.website.pages import BasePage
from altavoz.website.sharing import heads
from altavoz.website.templatetags.website import frame

register = template.Library()


@register.inclusion_tag("website/sharing/_head.html", takes_context=True)
def sharing_head(
    context: Context,
    *,
    title: str = "",
    kicker: str = "",
    about: str = "",
    feed: str = "",
    up: str = "",
    up_name: str = "",
) -> dict[str, Any]:
    """Of the context's page; else of the address that was asked for, under that title, which its picture shows too.

    `up` is the address of the list in which it stands.
    """
    around = context.get("frame") or frame(context)
    page, request = context.get("page"), context.get("request")
    if isinstance(page, BasePage) and page.pk:
        head = heads.head_of_page(page, languages=around.languages, brand=around.brand, title=title)
    else:
        path = request.path_info if request is not None else "/"
        above = [(around.brand, around.home), *([(up_name, up)] if up and up != path else [])]
        head = heads.head_of_path(
            path, languages=around.languages, title=title, kicker=kicker, about=about, feed=feed, above=above
        )
    return {"head": head, "brand": around.brand, "language": around.language}

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What templates may ask for beyond their own context."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import quote

from django import template
from django.conf import settings
from django.template import Context
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from altavoz.website import came_from as codes
from altavoz.website import country_links, drawings, licences, merge_fields
from altavoz.website.frame import Frame, frame_around

register = template.Library()

DAY_FORMATS = {"es": r"j \d\e F \d\e Y"}
# "1er mai 2027": French counts the first of a month, and Django's formats do not.
FIRST_OF_MONTH = {"fr": r"j\e\r F Y"}


@register.simple_tag(takes_context=True)
def frame(context: Context) -> Frame:
    """What stands around the page of this context."""
    page = context.get("page")
    request = context.get("request")
    path = request.path_info if request is not None else "/"
    return frame_around(
        page if isinstance(page, Page) else None, path=path, language=get_language() or settings.LANGUAGE_CODE
    )


@register.simple_tag(takes_context=True)
def came_from(context: Context) -> SafeString | str:
    """For a form of a page that a mailing led to: it says so when it is sent."""
    request = context.get("request")
    code = codes.code_of(request) if request is not None else ""
    return format_html('<input type="hidden" name="{}" value="{}">', codes.NAME, code) if code else ""


@register.simple_tag(takes_context=True)
def with_code(context: Context, *parts: object) -> str:
    """An address of this page, in parts: whoever a mailing led here takes its code along."""
    address, request = "".join(map(str, parts)), context.get("request")
    return codes.carried(request, address) if request is not None else address


@register.filter
def address_part(words: str) -> str:
    """Words as they may stand in the query of an address."""
    return quote(str(words), safe="")


@register.filter
def number(value: int) -> str:
    """1240 as the reader's language groups it, whatever the settings say of grouping."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """A date in words, and as machines read it. A time is taken in the zone that it carries."""
    if value is None:
        return ""
    words = formats.date_format(value, _day_format(value))
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


def _day_format(value: date) -> str:
    language = get_language() or ""
    usual = DAY_FORMATS.get(language, "j F Y")
    return FIRST_OF_MONTH.get(language, usual) if value.day == 1 else usual


@register.filter
def filled(words: str, values: Sequence[object]) -> str:
    """Plain words of an editor with their merge fields filled in."""
    return merge_fields.render(words, values=values, output=merge_fields.Output.HTML)


@register.simple_tag(takes_context=True)
def story_block(context: Context, block: StreamValue.StreamChild) -> SafeString:
    """One block of a story; its merge fields are filled in where the page gives `merged`."""
    html: SafeString = block.render_as_block(context.flatten())
    return merge_fields.render_markup(html, values=context["merged"]) if "merged" in context else html


@register.simple_tag
def centre_url() -> str:
    """The public address of this centre, for links that travel."""
    return settings.ALTAVOZ_URL


@register.filter
def drawing_url(name: str) -> str:
    return drawings.url_of(name)


@register.filter
def may_be_shown(image: AbstractImage | str | None) -> bool:
    """Whether there is a picture (a template gives "" for what is not there), and its licence has not ended."""
    return isinstance(image, AbstractImage) and licences.may_show(image.pk, today=timezone.localdate())


@register.filter
def at_most(value: int, ceiling: int) -> int:
    return min(value, ceiling)


@register.filter
def unlocalized(value: int) -> str:
    """1240 as machines read it."""
    return str(int(value))


@register.filter
def to_country(name: str, code: str) -> SafeString | str:
    """The name of a country, as a link where there is a page about it."""
    url = country_links.country_url(code, get_language() or settings.LANGUAGE_CODE)
    return format_html('<a href="{}">{}</a>', url, name) if url else name

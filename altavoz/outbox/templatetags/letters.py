# SPDX-License-Identifier: AGPL-3.0-or-later
"""For the templates of letters: `{% load letters %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from altavoz.outbox import links
from altavoz.outbox.looks import DARK, LOOKS

register = template.Library()


@register.simple_tag
def look(name: str) -> SafeString:
    """The class and the style of one part of a letter."""
    classes, style = LOOKS[name]
    if not classes:
        return format_html(' style="{}"', mark_safe(style))  # noqa: S308 - our own words
    return format_html(' class="{}" style="{}"', classes, mark_safe(style))  # noqa: S308 - our own words


@register.simple_tag
def dark_look() -> SafeString:
    """The style sheet for dark screens, for programs that read one."""
    return mark_safe(f"<style>{DARK}</style>")  # noqa: S308 - our own words


@register.simple_tag
def absolute(path: str) -> str:
    """The whole address of a path of this centre."""
    return links.absolute(path)

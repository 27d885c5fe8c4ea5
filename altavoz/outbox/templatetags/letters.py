# SPDX-License-Identifier: AGPL-3.0-or-later
"""For the templates of letters: `{% load letters %}`."""

from django import template
from django.template.base import Parser, TextNode, Token
from django.utils.safestring import SafeString, mark_safe

from altavoz.outbox import links
from altavoz.outbox.looks import DARK, worn

register = template.Library()


@register.tag("look")
def look(_parser: Parser, token: Token) -> TextNode:
    """The class and the style of one part of a letter. `{% look "button" %}` is words from the beginning: a letter has
    twenty of them, and nothing in them differs from one to the next."""
    _tag, quoted = token.split_contents()
    return TextNode(worn(quoted.strip('"')))


@register.simple_tag
def dark_look() -> SafeString:
    """The style sheet for dark screens, for programs that read one."""
    return mark_safe(f"<style>{DARK}</style>")  # noqa: S308 - our own words


@register.simple_tag
def absolute(path: str) -> str:
    """The whole address of a path of this centre."""
    return links.absolute(path)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Drawings of the house, for a page that has no photograph or may not show one. Five flat colours, 1200 by 760."""

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

DRAWINGS = {
    "chairs": _("Empty chairs in rows, with marigolds"),
    "doors": _("Three doors in a wall, one of them open"),
    "lanterns": _("Lanterns in the windows of a street at night"),
    "loudspeaker": _("A loudspeaker on a roof, over a town"),
    "road": _("People walking on a road at dawn"),
}


def url_of(name: str) -> str:
    """The address of that drawing; empty for a name that is none."""
    return static(f"website/drawings/{name}.svg") if name in DRAWINGS else ""

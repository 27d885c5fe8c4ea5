# SPDX-License-Identifier: AGPL-3.0-or-later
"""How letters look. Mail programs read no style sheet of ours, so each part carries its look with it.

The names are for templates: `<p{% look "quiet" %}>` gives the part its class and its style.
"""

from collections.abc import Mapping

SANS = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
SERIF = "Georgia,'Noto Serif',serif"
INK, PAPER, RULE, QUIET, VOICE = "#231519", "#ffffff", "#e0d5d6", "#66545b", "#a50f43"

BUTTON_WORDS = "border-radius:3px;font-weight:bold;text-decoration:none"

# Each look: its classes, for dark screens, and its style.
LOOKS: Mapping[str, tuple[str, str]] = {
    "body": ("paper", f"margin:0;padding:0;background:{PAPER};color:{INK}"),
    "preview": ("", "display:none;max-height:0;overflow:hidden"),
    "margin": ("paper", f"padding:24px 16px;background:{PAPER}"),
    "sheet": ("paper", f"text-align:left;background:{PAPER};color:{INK};font:17px/1.55 {SANS}"),
    "width": ("", "max-width:560px"),
    "mast": ("rule", f"margin:0 0 28px;padding:0 0 14px;border-bottom:1px solid {RULE};font:bold 22px/1 {SERIF}"),
    "headline": ("", f"margin:0 0 16px;font:bold 30px/1.15 {SERIF}"),
    "page": (
        "paper",
        (
            f"max-width:560px;margin:0 auto;text-align:left;background:{PAPER};color:{INK};font:17px/1.55 {SANS};"
            "word-break:break-word;overflow-wrap:break-word"
        ),
    ),
    "heading": ("", f"margin:28px 0 12px;font:bold 23px/1.2 {SERIF}"),
    "small-heading": ("", f"margin:24px 0 8px;font:bold 19px/1.3 {SERIF}"),
    "list": ("", "margin:0 0 16px;padding:0 0 0 24px"),
    "item": ("", "margin:0 0 6px"),
    "quote": ("rule", f"margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid {RULE}"),
    "text": ("", "margin:0 0 16px"),
    "before-button": ("", "margin:0 0 24px"),
    "button": (
        "button",
        f"display:inline-block;padding:15px 26px;background:{VOICE};color:{PAPER};{BUTTON_WORDS}",
    ),
    "digits": ("voice", f"margin:0 0 28px;color:{VOICE};font:bold 34px/1.2 {SERIF};letter-spacing:3px"),
    "foot": (
        "quiet rule",
        f"margin:0 0 12px;padding-top:16px;border-top:1px solid {RULE};color:{QUIET};font-size:15px",
    ),
    "quiet": ("quiet", f"margin:0 0 12px;color:{QUIET};font-size:15px"),
    "link": ("voice", f"color:{VOICE}"),
}


def worn(name: str) -> str:
    """The class and the style of a part, as they stand in its tag."""
    classes, style = LOOKS[name]
    return f' class="{classes}" style="{style}"' if classes else f' style="{style}"'


DARK = """
@media (prefers-color-scheme: dark) {
  .paper { background: #171013 !important; color: #f5edee !important; }
  .quiet { color: #bdabb1 !important; }
  .rule { border-color: #3d3035 !important; }
  .voice { color: #ff8fab !important; }
  .button { background: #ff8fab !important; color: #33040f !important; }
}
"""

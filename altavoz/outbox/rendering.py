# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words for a letter from a pair of templates, `<name>.txt` and `<name>.html`, in the active language."""

import re
from collections.abc import Mapping

from django.template.loader import render_to_string

from altavoz.outbox.writers import Written

EMPTY_LINES = re.compile(r"\n{3,}")


def render(
    name: str, *, subject: str, words: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> Written:
    """Both templates extend `outbox/letter.html` and `outbox/letter.txt`; they see `words` and `subject`."""
    given = {**words, "subject": subject}
    text = render_to_string(f"{name}.txt", given)
    html = render_to_string(f"{name}.html", given)
    return Written(subject, EMPTY_LINES.sub("\n\n", text).strip(), html, headers or {})

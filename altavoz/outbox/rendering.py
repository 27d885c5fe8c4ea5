# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words for a letter from a pair of templates, `<name>.txt` and `<name>.html`, in the active language."""

import re
from collections.abc import Mapping, Sequence

from django.template.loader import render_to_string

from altavoz.outbox.writers import Written

EMPTY_LINES = re.compile(r"\n{3,}")


def render(
    name: str | Sequence[str], *, subject: str, words: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> Written:
    """Both templates extend `outbox/letter.html` and `outbox/letter.txt`; they see `words` and `subject`.

    Of several names the first that there is.
    """
    names = [name] if isinstance(name, str) else name
    given = {**words, "subject": subject}
    text = render_to_string([f"{each}.txt" for each in names], given)
    html = render_to_string([f"{each}.html" for each in names], given)
    return Written(subject, EMPTY_LINES.sub("\n\n", text).strip(), html, headers or {})

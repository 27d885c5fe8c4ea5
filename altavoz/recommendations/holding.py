# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: a file that is evidence may show people."""

from django.utils.translation import gettext_lazy as _

from altavoz.personal_data.register import SharedFiles
from altavoz.recommendations.models import Evidence

SHARED = SharedFiles(
    model=Evidence,
    columns=frozenset({"file"}),
    what=_("A file that was kept as evidence of what became of a recommendation"),
    until=_("for as long as that assessment is told"),
)

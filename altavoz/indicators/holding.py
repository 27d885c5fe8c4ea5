# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the register of personal data is told of copies of sources: nobody here reads whom they name."""

from django.utils.translation import gettext_lazy as _

from altavoz.indicators.models import ArchivedCopy
from altavoz.personal_data.register import SharedFiles

SHARED = SharedFiles(
    model=ArchivedCopy,
    columns=frozenset({"file"}),
    what=_("Copies of public documents from which figures were taken"),
    until=_("staff take the copy away"),
)

# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.participation.forms import TakePartForm


class JointLetterForm(TakePartForm):
    """A person's own name, beside the organisations: only where the letter allows it, and once it can be read."""

    def clean(self) -> dict[str, Any] | None:
        said = super().clean()
        allowed = JointLetter.objects.filter(action=self.action.pk, individuals=True, versions__isnull=False)
        if not allowed.exists():
            raise ValidationError(_("Only organisations sign this letter."), code="only_organisations")
        return said

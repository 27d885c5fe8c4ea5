# SPDX-License-Identifier: AGPL-3.0-or-later
from django import forms
from django.utils.translation import gettext_lazy as _

from altavoz.contacting.forms import ContactForm
from altavoz.contacting.models import Plan
from altavoz.contacting.ways import ContactWay


class CallForm(ContactForm):
    """Whom she called, and what came of it. Nobody can check it; that she says it herself is what counts."""

    result = forms.CharField(label=_("How did it go?"), required=False)

    ways = (ContactWay.CALL,)

    @classmethod
    def offered_by(cls, plan: Plan) -> tuple[ContactWay, ...]:
        """An action that asks for calls offers calls, whatever else its plan says."""
        return cls.ways

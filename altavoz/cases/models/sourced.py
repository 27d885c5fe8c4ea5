# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every part of a case says of itself: who may read it, where it comes from, and how sure we are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.cases.models.case import Confidence, Visibility
from altavoz.cases.models.unlisted import Unlisted
from altavoz.personal_data.fields import SealedText


class Sourced(Unlisted):
    visibility = models.CharField(
        _("who may read it"), max_length=12, choices=Visibility.choices, default=Visibility.CONFIDENTIAL
    )
    source = SealedText(_("source"))

    class Meta:
        abstract = True


class Weighed(Sourced):
    confidence = models.CharField(
        _("how sure we are"), max_length=12, choices=Confidence.choices, default=Confidence.REPORTED
    )

    class Meta:
        abstract = True

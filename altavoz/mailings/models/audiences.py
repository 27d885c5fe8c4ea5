# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom a mailing is for, in the words of staff; `audience` reads it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.mailings.models.mailings import Mailing
from altavoz.supporters.models import Network


class Audience(models.Model):
    """Each line narrows it further; an empty one does not. Nobody outside the organisation's networks is in it."""

    mailing = models.OneToOneField(Mailing, models.CASCADE, related_name="audience")
    networks = models.ManyToManyField(
        Network,
        blank=True,
        related_name="+",
        verbose_name=_("networks"),
        help_text=_("None: all networks of the organisation that carry such a mailing."),
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    countries = models.JSONField(_("countries where they live"), default=list, blank=True)
    topics = models.JSONField(_("topics of their networks"), default=list, blank=True)
    took_part_in = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who took part in")
    )
    everybody_who_acted = models.BooleanField(
        _("also who took part and is in no network"),
        default=False,
        help_text=_("For news of the very action: each such letter can be stopped for this action alone."),
    )
    not_in = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who has not acted on")
    )
    member_has_not_signed = models.ForeignKey(
        Action,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who reached an office that has not signed"),
    )

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")

    def __str__(self) -> str:
        return f"audience of {self.mailing_id}"

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Networks that people join, those who asked to, and those who did."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.organisations.models import LANGUAGES, Organisation
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.public_ids import PublicIdField


class Network(ClusterableModel):
    """What a person can join: it says what will be written to her, by whom, and about which country."""

    class Carries(models.TextChoices):
        ALERTS = "alerts", _("All alerts and actions")
        URGENT = "urgent", _("Urgent actions")
        NEWS = "news", _("News of the organisation")

    public_id = PublicIdField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="networks", verbose_name=_("organisation that writes")
    )
    carries = models.CharField(_("what it carries"), max_length=16, choices=Carries.choices, default=Carries.ALERTS)
    country = models.CharField(
        _("about this country alone"), max_length=2, blank=True, help_text=_("Empty: about all countries.")
    )
    topic = models.SlugField(
        _("about this topic alone"), max_length=40, blank=True, help_text=_("A short word. Empty: about all topics.")
    )
    is_open = models.BooleanField(_("may be joined"), default=True)
    place = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["place", "pk"]
        verbose_name = _("network")
        verbose_name_plural = _("networks")

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        """Its name in that language (default: the active one), else in the first that it has."""
        names = {text.language: text.name for text in self.texts.all()}
        said = names.get(language or get_language() or "en") or next(iter(names.values()), "")
        return said or f"{self.get_carries_display()} ({self.organisation})"


class NetworkText(models.Model):
    network = ParentalKey(Network, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    name = models.CharField(_("name"), max_length=120)
    about = models.CharField(_("what comes, and how often"), max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "language"], name="one_network_text_a_language")]

    def __str__(self) -> str:
        return self.name


class Rhythm(models.TextChoices):
    AT_ONCE = "at_once", _("At once, each time")
    WEEKLY = "weekly", _("Once a week, all in one letter")


class Joining(models.Model):
    """Somebody typed an address and asked to join; its owner has not said yes.

    Once she has, what was typed is emptied and the row stays for a while, so that the letter's link still says so.
    """

    public_id = PublicIdField()
    email = SealedText()
    email_key = models.BinaryField(max_length=32)
    given_name = SealedText()
    language = models.CharField(max_length=5)
    country = models.CharField(max_length=2, blank=True)
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, default=Rhythm.AT_ONCE)
    networks = models.JSONField(default=list, help_text=_("Numbers of the networks that were ticked."))
    wordings = models.JSONField(default=list, help_text=_("Numbers of the wordings that stood beside them."))
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        indexes = [
            models.Index(fields=["email_key"], name="joining_of_an_address"),
            models.Index(fields=["made_at"], name="joining_by_age"),
        ]

    def __str__(self) -> str:
        return f"joining {self.pk}"


class Subscription(models.Model):
    """One address in one network. What it was said yes to stands in `Consent`; this is who is written to, and how.

    An ended one keeps no address: only when and how it ended, until that is old as well.
    """

    public_id = PublicIdField()
    network = models.ForeignKey(Network, models.PROTECT, related_name="subscriptions")
    email = SealedText()
    email_key = models.BinaryField(max_length=32)
    given_name = SealedText()
    language = models.CharField(max_length=5)
    country = models.CharField(max_length=2, blank=True)
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, default=Rhythm.AT_ONCE)
    joined_at = models.DateTimeField()
    joined_where = models.CharField(max_length=64)
    paused_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["email_key", "network"], condition=Q(ended_at__isnull=True), name="joined_once_a_network"
            )
        ]
        indexes = [
            models.Index(
                fields=["network", "id"], condition=Q(ended_at__isnull=True), name="subscription_of_a_network"
            ),
            models.Index(fields=["email_key"], name="subscription_of_an_address"),
            models.Index(fields=["joined_at"], name="subscription_by_age"),
            models.Index(fields=["ended_at"], condition=Q(ended_at__isnull=False), name="subscription_ended"),
        ]

    def __str__(self) -> str:
        return f"subscription {self.pk}"

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people send: a card of words, a picture or both; what staff did with it; and the sheets it was printed on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.actions.solidarity.drive import Recipient, Sort, Team
from altavoz.deliveries.models import HandOver
from altavoz.organisations.models import LANGUAGES
from altavoz.participation.models import Participation, RefusalReason
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField

PAPERS = [("a4", "A4"), ("us-letter", "Letter")]


class Printing(models.Model):
    """Sheets with many cards for one recipient. The file goes when somebody whose card is on it leaves; its hash and
    numbers stay, so that what was handed over can be told."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        MADE = "made", _("made")
        FAILED = "failed", _("failed")
        EXPIRED = "expired", _("out of date: print again")

    public_id = PublicIdField()
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="printings")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ASKED)
    paper = models.CharField(_("paper"), max_length=12, choices=PAPERS, default="a4")
    language = models.CharField(_("language of the headings"), max_length=5, choices=LANGUAGES)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    made_at = models.DateTimeField(_("made"), null=True)
    cards_on_it = models.PositiveIntegerField(_("cards"), default=0)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    standard = models.CharField(_("PDF standard"), max_length=16, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    hand_over = models.ForeignKey(HandOver, models.SET_NULL, null=True, related_name="card_printings")

    class Meta:
        verbose_name = _("print sheets")
        verbose_name_plural = _("print sheets")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["recipient", "number"], name="printings_are_numbered")]

    def __str__(self) -> str:
        return f"printing {self.public_id}"


class Card(models.Model):
    """One card. Its writer confirms it, staff look at it, and only then is it printed, or shown where she said so.

    `picture` was written anew from what she sent: nothing of her camera is in it. `shown_picture` is a small one,
    which exists only while the public may see it.
    """

    class State(models.TextChoices):
        PENDING = "pending", pgettext_lazy("of a card", "waits for its writer to confirm it")
        WAITING = "waiting", pgettext_lazy("of a card", "waits to be read")
        SHOWN = "shown", pgettext_lazy("of a card", "accepted")
        REFUSED = "refused", pgettext_lazy("of a card", "refused")
        # Its writer was forgotten: it counts, and nothing of it is left.
        FORGOTTEN = "forgotten", pgettext_lazy("of a card", "forgotten")

    public_id = PublicIdField()
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="cards")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="cards", db_index=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PENDING)
    language = models.CharField(max_length=5)
    words = SealedText()
    picture = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    shown_picture = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    alt = SealedText()
    may_be_shown = models.BooleanField(_("may be shown on the page"), default=False)
    group = SealedText()
    sort = models.CharField(max_length=8, choices=Sort.choices, default=Sort.GROUP)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="cards")
    translation = SealedText()
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    why = models.ForeignKey(RefusalReason, models.SET_NULL, null=True, related_name="+")
    printing = models.ForeignKey(Printing, models.SET_NULL, null=True, related_name="cards")

    class Meta:
        verbose_name = _("card")
        verbose_name_plural = _("cards")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["pending", "waiting"]) | Q(decided_at__isnull=False),
                name="a_judged_card_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(shown_picture__isnull=True) | Q(state="shown", may_be_shown=True),
                name="only_accepted_pictures_are_shown",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "decided_at"], name="card_of_recipient"),
            models.Index(fields=["id"], condition=Q(state="waiting"), name="card_to_read"),
        ]

    def __str__(self) -> str:
        return f"card {self.public_id}"


class CardAct(models.Model):
    """What was done with a card, kept so that it can be undone. `was` is the state before it."""

    class Verb(models.TextChoices):
        SHOW = "show", pgettext_lazy("of a card", "accepted")
        REFUSE = "refuse", pgettext_lazy("of a card", "refused")

    card = models.ForeignKey(Card, models.CASCADE, related_name="acts")
    verb = models.CharField(max_length=8, choices=Verb.choices)
    was = models.CharField(max_length=12)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="card_act_at")]

    def __str__(self) -> str:
        return f"{self.verb} {self.card_id}"

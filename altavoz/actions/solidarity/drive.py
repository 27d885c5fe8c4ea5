# SPDX-License-Identifier: AGPL-3.0-or-later
"""The drive: its window, for whom the cards are and what each of them asks of who writes, and who sends many."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.campaigns.action import Action
from altavoz.decision_makers.directory import LANGUAGES, in_language
from altavoz.personal_data.public_ids import PublicIdField


class Drive(ClusterableModel):
    """One drive, one action. Its window ends with the action's closing hour."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="drive", editable=False)
    begins_on = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("Before this day the page says when cards are collected. The last day is the action’s closing."),
    )

    class Meta:
        verbose_name = _("solidarity drive")
        verbose_name_plural = _("solidarity drives")

    def __str__(self) -> str:
        return str(self.action)

    def thanks(self, language: str | None = None) -> str:
        return in_language({text.language: text.thanks for text in self.texts.all() if text.thanks}, language, "")


class DriveText(models.Model):
    """What those who received the cards say, in one language."""

    drive = ParentalKey(Drive, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    thanks = models.TextField(
        _("thank-you"), blank=True, max_length=1500, help_text=_("Shown on the page to everybody who comes back.")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["drive", "language"], name="one_thank_you_a_language")]

    def __str__(self) -> str:
        return self.thanks


class Recipient(ClusterableModel):
    """A family or a person who gets the cards. The words of its rules are read before anything is written.

    Its name stands in its texts, for the public: whoever must not be named is called otherwise there.
    """

    class Religion(models.TextChoices):
        ANY = "any", _("as everybody likes")
        AVOID = "avoid", _("please no religious words or signs")
        WELCOME = "welcome", _("religious words are welcome")

    drive = ParentalKey(Drive, on_delete=models.CASCADE, related_name="recipients")
    public_id = PublicIdField()
    place = models.PositiveSmallIntegerField(_("order"), default=0)
    is_open = models.BooleanField(_("cards are collected"), default=True)
    reads = models.CharField(_("language they read"), max_length=5, choices=LANGUAGES, blank=True)
    religion = models.CharField(_("religion"), max_length=8, choices=Religion.choices, default=Religion.ANY)
    may_name_us = models.BooleanField(
        _("our organisation may be named"), default=True, help_text=_("Untick it where the name itself is a danger.")
    )
    takes_pictures = models.BooleanField(_("drawings and photographs are welcome"), default=True)

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.name() or self.public_id

    def name(self, language: str | None = None) -> str:
        return in_language({text.language: text.name for text in self.texts.all()}, language, "")

    def about(self, language: str | None = None) -> str:
        return in_language({text.language: text.about for text in self.texts.all() if text.about}, language, "")

    def more_rules(self, language: str | None = None) -> tuple[str, ...]:
        told = in_language({text.language: text.rules for text in self.texts.all() if text.rules}, language, "")
        return tuple(line.strip() for line in told.splitlines() if line.strip())


class RecipientText(models.Model):
    recipient = ParentalKey(Recipient, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    name = models.CharField(_("name, as the public reads it"), max_length=120)
    about = models.TextField(_("who they are"), blank=True, max_length=600)
    rules = models.TextField(
        _("what else to keep in mind"), blank=True, max_length=800, help_text=_("One short sentence a line.")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "language"], name="one_recipient_text_a_language")]

    def __str__(self) -> str:
        return self.name


class Sort(models.TextChoices):
    SCHOOL = "school", _("School")
    GROUP = "group", _("Group")


class Team(models.Model):
    """A school or group that cards came from, under the name that staff gave it: its cards are counted together."""

    drive = models.ForeignKey(Drive, models.CASCADE, related_name="teams")
    sort = models.CharField(_("sort"), max_length=8, choices=Sort.choices, default=Sort.GROUP)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("school or group")
        verbose_name_plural = _("schools and groups")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["drive", "name"], name="one_team_a_name")]

    def __str__(self) -> str:
        return self.name

# SPDX-License-Identifier: AGPL-3.0-or-later
"""One mailing and its words in each language."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField

from altavoz.campaigns.action import Action
from altavoz.organisations.models import LANGUAGES, Organisation
from altavoz.personal_data.public_ids import PublicIdField, new_public_id
from altavoz.website.blocks import TEXT_FEATURES

CODE_LENGTH = 8
LATEST_HOUR = 24


def new_code() -> str:
    """Short, because it stands in addresses that people see and copy. It tells of the mailing, never of a reader."""
    return new_public_id()[:CODE_LENGTH]


class Mailing(ClusterableModel):
    """Its state changes by the verbs of `life`, `choosing` and `putting` alone; staff write the other columns of a
    draft. The numbers are the worker's: it adds to them with each batch, and they stay when the recipients go.
    """

    class Sort(models.TextChoices):
        ALERT = "alert", _("Alert: take part")
        UPDATE = "update", _("Update on an action")
        OUTCOME = "outcome", _("Outcome of an action")
        REMINDER = "reminder", _("Reminder before a deadline")
        NEWS = "news", _("News of the organisation")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        WAITING = "waiting", _("Waits for a second person")
        CHOOSING = "choosing", _("Recipients are being written down")
        GOING = "going", _("Going out")
        STOPPED = "stopped", _("Stopped")
        DONE = "done", _("Done")
        CALLED_OFF = "called_off", _("Called off")

    class Half(models.TextChoices):
        NONE = "", _("no test")
        A = "a", _("first subject")
        B = "b", _("second subject")
        REST = "rest", _("waits for the better subject")

    public_id = PublicIdField()
    code = models.CharField(
        _("campaign code"), max_length=12, unique=True, editable=False, default=new_code,
        help_text=_("Stands in the links of its letters. The same for all readers."),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="mailings", verbose_name=_("organisation that writes")
    )
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="mailings", verbose_name=_("action it is about")
    )
    sort = models.CharField(_("what it is"), max_length=12, choices=Sort.choices, default=Sort.ALERT)
    is_urgent = models.BooleanField(
        _("urgent"),
        default=False,
        help_text=_("It comes at once, even to who had a mailing today or reads us once a week."),
    )
    name = models.CharField(_("working name, for staff"), max_length=120)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT, editable=False)
    made_by = models.IntegerField(null=True, editable=False)
    asked_by = models.IntegerField(null=True, editable=False)
    approved_by = models.IntegerField(null=True, editable=False)
    made_at = models.DateTimeField(editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    fallback = models.CharField(
        _("language for who reads none of these"), max_length=5, choices=LANGUAGES, blank=True,
        help_text=_("Empty: who reads a language that has no text here is not written to."),
    )  # fmt: skip

    # In the words of the second person who sent it back.
    note = models.CharField(max_length=300, blank=True, editable=False)
    begin_at = models.DateTimeField(_("begin"), null=True, blank=True, help_text=_("Empty: at once."))
    hours_from = models.PositiveSmallIntegerField(
        _("from which hour of the reader’s day"), default=8, validators=[MaxValueValidator(LATEST_HOUR - 1)]
    )
    hours_until = models.PositiveSmallIntegerField(
        _("until which hour of the reader’s day"),
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(LATEST_HOUR)],
    )
    per_hour = models.PositiveIntegerField(
        _("at most an hour"), default=0, help_text=_("0: as fast as the mail server takes them.")
    )
    paced_until = models.DateTimeField(null=True, editable=False)

    test_share = models.PositiveSmallIntegerField(
        _("percent that try two subjects first"),
        default=0,
        validators=[MaxValueValidator(50)],
        help_text=_("Half of them get the first subject, half the second; the others wait until somebody chooses."),
    )
    chosen_half = models.CharField(max_length=4, choices=Half.choices, blank=True, default="", editable=False)

    counted = models.PositiveIntegerField(null=True, editable=False)
    # How many of them read which language.
    counted_in = models.JSONField(default=dict, editable=False)
    counted_at = models.DateTimeField(null=True, editable=False)
    chosen_up_to = models.BigIntegerField(default=0, editable=False)
    chosen_at = models.DateTimeField(null=True, editable=False)
    # Numbers of the letters that lay in the outbox when somebody stopped it.
    in_hands = models.JSONField(default=list, editable=False)
    begun_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    number_chosen = models.PositiveIntegerField(default=0, editable=False)
    number_put = models.PositiveIntegerField(default=0, editable=False)
    number_put_a = models.PositiveIntegerField(default=0, editable=False)
    number_put_b = models.PositiveIntegerField(default=0, editable=False)
    number_weekly = models.PositiveIntegerField(default=0, editable=False)
    number_skipped = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(hours_from__lt=F("hours_until")), name="mailing_hours_are_some_hours"),
            models.CheckConstraint(condition=Q(test_share__lte=50), name="mailing_test_is_half_at_most"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="mailing_second_person_is_another",
            ),
        ]
        indexes = [models.Index(fields=["state"], condition=Q(state__in=["choosing", "going"]), name="mailing_at_work")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_editable(self) -> bool:
        """Its words, audience and hours: only a draft's. What somebody has approved is what goes out."""
        return self.state == self.State.DRAFT

    @property
    def waits_for_choice(self) -> bool:
        """Whether two subjects are being tried and nobody has chosen yet."""
        return self.test_share > 0 and not self.chosen_half


class MailingText(models.Model):
    """The words in one language; all but the subjects may hold merge fields that a letter can fill."""

    mailing = ParentalKey(Mailing, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    subject = models.CharField(_("subject"), max_length=150)
    subject_b = models.CharField(_("second subject, to try"), max_length=150, blank=True)
    preview_line = models.CharField(
        _("preview line"),
        max_length=150,
        blank=True,
        help_text=_("What many mail programs show beside the subject."),
    )
    body = RichTextField(_("text"), features=TEXT_FEATURES)
    button = models.CharField(_("words of the button to the action"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("text of a mailing")
        verbose_name_plural = _("texts of a mailing")
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["mailing", "language"], name="one_mailing_text_a_language")]

    def __str__(self) -> str:
        return self.subject

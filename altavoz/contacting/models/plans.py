# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the supporters of an action are to say, to whom, and in which ways."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.campaigns.action import Action, Target
from altavoz.contacting.ways import ContactWay
from altavoz.decision_makers.models import LANGUAGES, Body, Office
from altavoz.outbox.incoming import action_addresses
from altavoz.personal_data.public_ids import PublicIdField

MOST_AT_ONCE = 20
# Nobody reads a hundred confirmations, and no office wants the hundredth copy.
MOST_EVER = 50


class Plan(ClusterableModel):
    """One for each action of a kind that reaches offices."""

    class Edits(models.TextChoices):
        FREE = "free", _("the whole message may be rewritten")
        OWN_WORDS = "own_words", _("greeting and message stay, own words may be added")
        FIXED = "fixed", _("nothing may be changed")

    class Answers(models.TextChoices):
        WRITER = "writer", _("to whoever wrote: the office sees her e-mail address")
        ACTION = "action", _("to the address of the action: the office sees no e-mail address of hers")

    public_id = PublicIdField()
    action = models.OneToOneField(Action, models.CASCADE, related_name="contact_plan")
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body whose members a place leads to"),
        help_text=_("Leave it empty where everybody writes to the targets of the action."),
    )
    supports = models.ForeignKey(
        Action,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="supported_by",
        verbose_name=_("letter among legislators that it asks to sign"),
    )
    by_centre = models.BooleanField(_("sent by this centre"), default=True)
    by_own_mail = models.BooleanField(_("from one’s own mail program"), default=True)
    by_office_form = models.BooleanField(_("through the office’s own form"), default=True)
    by_print = models.BooleanField(_("printed, for post or fax"), default=True)
    by_post = models.BooleanField(_("by post"), default=False)
    by_fax = models.BooleanField(_("by fax"), default=False)
    by_embassy = models.BooleanField(_("through the embassy"), default=False)
    by_social = models.BooleanField(_("on social networks"), default=False)
    by_call = models.BooleanField(_("by telephone"), default=False)
    by_pledge = models.BooleanField(_("promised for a later day"), default=False)
    edits = models.CharField(_("what supporters may change"), max_length=10, choices=Edits.choices, default=Edits.FREE)
    in_their_language = models.BooleanField(
        _("write in the office’s language"),
        default=False,
        help_text=_("Where a text in it is here; what it says in the reader’s language stands beside it."),
    )
    answers = models.CharField(
        _("where an office’s answer goes"),
        max_length=8,
        choices=Answers.choices,
        default=Answers.WRITER,
        help_text=_("Without an address for replies in the settings of the centre, it goes to whoever wrote."),
    )
    most_at_once = models.PositiveSmallIntegerField(
        _("offices at once, at most"),
        default=MOST_AT_ONCE,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_EVER)],
    )

    class Meta:
        verbose_name = _("plan of whom to reach and how")
        verbose_name_plural = _("plans of whom to reach and how")

    def __str__(self) -> str:
        return str(self.action)

    @property
    def is_answered_here(self) -> bool:
        return self.answers == self.Answers.ACTION and action_addresses.are_set()

    def offers(self, way: ContactWay) -> bool:
        return bool(getattr(self, f"by_{way.value}"))


class PlanText(models.Model):
    """The words in one language. Variants of the same number belong together; each supporter gets one of them."""

    class Stance(models.TextChoices):
        ANY = "any", _("for every office")
        ASK = "ask", _("to ask those who have not signed")
        THANK = "thank", _("to thank those who have signed")

    plan = ParentalKey(Plan, on_delete=models.CASCADE, related_name="texts")
    target = models.ForeignKey(
        Target,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for this target alone"),
        help_text=_("Empty: for every target that has no letter of its own."),
    )
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    stance = models.CharField(_("for whom"), max_length=8, choices=Stance.choices, default=Stance.ANY)
    variant = models.PositiveSmallIntegerField(_("variant"), default=1, validators=[MinValueValidator(1)])
    subject = models.CharField(_("subject"), max_length=200)
    message = models.TextField(_("message, without greeting and name"), max_length=4000)
    call_script = models.TextField(_("what to say on the telephone"), max_length=4000, blank=True)
    post = models.CharField(_("what to write on a social network"), max_length=280, blank=True)

    class Meta:
        verbose_name = _("text of a plan")
        verbose_name_plural = _("texts of a plan")
        ordering = ["language", "stance", "variant"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "language", "stance", "variant"],
                condition=Q(target__isnull=True),
                name="one_plan_text_a_variant",
            ),
            models.UniqueConstraint(
                fields=["plan", "target", "language", "stance", "variant"],
                condition=Q(target__isnull=False),
                name="one_target_text_a_variant",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Embassy(models.Model):
    """Where people of one country find an embassy that passes their letter on."""

    plan = ParentalKey(Plan, on_delete=models.CASCADE, related_name="embassies")
    country = models.CharField(_("for people who live in (ISO code)"), max_length=2)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("embassy"))

    class Meta:
        verbose_name = _("embassy")
        verbose_name_plural = _("embassies")
        ordering = ["country"]
        constraints = [models.UniqueConstraint(fields=["plan", "country"], name="one_embassy_a_country")]

    def __str__(self) -> str:
        return f"{self.country}: {self.office}"


class WayCount(models.Model):
    """How many acts each way had in an action, as the worker counted them last."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="way_counts")
    way = models.CharField(max_length=12, choices=ContactWay.choices)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "way"], name="one_count_a_way")]

    def __str__(self) -> str:
        return f"{self.way}: {self.number}"

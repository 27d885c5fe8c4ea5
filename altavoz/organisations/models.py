# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who runs the centre: organisations, their wordings of consent, and what sort of centre this is."""

import zoneinfo
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.personal_data.public_ids import PublicIdField

LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]
is_colour = RegexValidator(r"\A#[0-9a-f]{6}\Z", _("A colour is written like #a50f43."))


def is_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("%(name)s is not a time zone of the tz database."), params={"name": name})


class Centre(models.Model):
    """One row: the sort of centre that this database is, written when it is made and never changed."""

    class Mode(models.TextChoices):
        DEMONSTRATION = "demonstration", _("Demonstration")
        PRODUCTION = "production", _("Production")

    mode = models.CharField(max_length=16, choices=Mode.choices)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="only_one_centre")]

    def __str__(self) -> str:
        return self.get_mode_display()


class Organisation(ClusterableModel):
    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("Association or NGO")
        COALITION = "coalition", _("Coalition or network")
        SECTION = "section", _("Section of an international organisation")
        COLLECTIVE = "collective", _("Collective or committee")
        UNION = "union", _("Trade union")
        CHURCH = "church", _("Church or faith group")
        OTHER = "other", _("Other")

    public_id = PublicIdField()
    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.ASSOCIATION)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sections", verbose_name=_("part of")
    )
    runs_centre = models.BooleanField(_("runs this centre"), default=False)
    fictional = models.BooleanField(_("invented, for demonstration"), default=False)
    website = models.URLField(_("website"), blank=True)
    postal_address = models.TextField(_("postal address"), blank=True)
    privacy_contact = models.EmailField(_("address for questions about personal data"), blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[is_time_zone])
    logo = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    voice = models.CharField(_("voice colour, light"), max_length=7, blank=True, validators=[is_colour])
    voice_dark = models.CharField(_("voice colour, dark"), max_length=7, blank=True, validators=[is_colour])

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(F("runs_centre"), condition=Q(runs_centre=True), name="one_runs_the_centre")
        ]

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        """Its name in that language (default: the active one), else in the first that it has, else its slug."""
        wanted = language or get_language() or "en"
        names = {text.language: text.name for text in self.texts.all()}
        return names.get(wanted) or next(iter(names.values()), self.slug)


class OrganisationText(models.Model):
    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "language"], name="one_name_a_language"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An organisation belongs to a coalition, from one date to another."""

    coalition = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Organisation, models.PROTECT, related_name="member_of", verbose_name=_("member"))
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(coalition=F("member")), name="no_member_of_itself"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.coalition}"


class ConsentWording(models.Model):
    """What a person says yes to: a wording is never changed once published, a new version is."""

    class Purpose(models.TextChoices):
        NEWS = "news", _("News and actions by e-mail")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="wordings", verbose_name=_("organisation")
    )
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose.choices, default=Purpose.NEWS)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    label = models.CharField(_("words beside the box"), max_length=200)
    text = models.TextField(_("full wording"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("wording of consent")
        verbose_name_plural = _("wordings of consent")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "purpose", "language", "version"], name="one_wording_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.purpose} {self.language} v{self.version}"


class StaffRole(models.Model):
    """What somebody is for an organisation; without one, for every organisation of the centre."""

    class Role(models.TextChoices):
        EDITOR = "editor", _("Editor")
        MODERATOR = "moderator", _("Moderator")
        PUBLISHER = "publisher", _("Publisher")
        LEAD = "lead", _("Campaign lead")
        DATA_OFFICER = "data_officer", _("Data officer")
        PARTNER = "partner", _("Partner")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="staff_roles", verbose_name=_("account")
    )
    # Protected: a role must never outlive its organisation as one for the whole centre.
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="staff_roles",
        verbose_name=_("organisation"),
        help_text=_("Empty: for every organisation of this centre."),
    )
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="one_role_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class Unalterable(RuntimeError):
    """What staff did stays written as it was."""


class AppendedOnly(models.QuerySet["AuditEntry"]):
    """Refuses to change or delete entries, however they were found."""

    def update(self, **_columns: object) -> int:
        raise Unalterable

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Unalterable


class AuditEntry(models.Model):
    """One act of staff: who, what, on what, before and after. Appended only; it holds no personal data in clear.

    `subject` is the kind of row and its number or public id. `before` and `after` hold states, numbers and dates.
    """

    at = models.DateTimeField(_("when"))
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    actor_name = models.CharField(_("who"), max_length=150)
    act = models.CharField(_("what"), max_length=64)
    subject = models.CharField(_("on what"), max_length=100, blank=True)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = AppendedOnly.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [models.Index(fields=["-at"], name="audit_newest")]

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        if not self._state.adding:
            raise Unalterable
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:  # Any: as above
        raise Unalterable

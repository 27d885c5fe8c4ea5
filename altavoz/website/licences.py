# SPDX-License-Identifier: AGPL-3.0-or-later
"""Until when a picture may be shown. After its last day no page shows it any more, in whatever room it stands."""

from collections.abc import Mapping
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.website import generations


class PictureLicence(models.Model):
    """A picture without one may be shown for as long as anybody likes."""

    image = models.OneToOneField(
        "wagtailimages.Image", models.CASCADE, related_name="licence", verbose_name=_("picture")
    )
    terms = models.CharField(
        _("what was agreed"), max_length=200, help_text=_("From whom we have it, and for what, in a few words.")
    )
    until = models.DateField(_("last day on which it may be shown"))

    class Meta:
        ordering = ["until", "pk"]
        verbose_name = _("picture licence")
        verbose_name_plural = _("picture licences")

    def __str__(self) -> str:
        return f"{self.image_id}: {self.until.isoformat()}"


_last_days: generations.Kept[Mapping[int, date]] = generations.Kept()


def forget() -> None:
    """For tests, whose databases come and go."""
    _last_days.forget()


def may_show(image_id: int | None, *, today: date) -> bool:
    """Asked for every picture of every page, so the few that end are kept at hand."""
    if image_id is None:
        return False
    until = _last_days.get("", lambda: dict(PictureLicence.objects.values_list("image_id", "until"))).get(image_id)
    return until is None or today <= until


def changed() -> None:
    """Whoever writes a licence, or sees that one has ended, says so: every page is made anew."""
    generations.touch(generations.SITE)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Until when a picture may be shown. After its last day no page shows it any more, in whatever room it stands."""

from collections.abc import Mapping
from datetime import date

from django.db import models
from django.db.models import Q
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
        return f"{self.image}: {self.until.isoformat()}"


_last_days: generations.Kept[Mapping[int, date]] = generations.Kept()


def forget() -> None:
    """For tests, whose databases come and go."""
    _last_days.forget()


def may_show(image_id: int | None, *, today: date) -> bool:
    """Asked for every picture of every page, so the few that end are kept at hand."""
    if image_id is None:
        return False
    until = last_day_of(image_id)
    return until is None or today <= until


def last_day_of(image_id: int) -> date | None:
    return _all().get(image_id)


def last_day_of_file(path: str) -> date | None:
    """Of the picture that lies there, or of which a size lies there. Nothing is asked while no licence is written."""
    if not _all():
        return None
    where = Q(image__file=path) | Q(image__renditions__file=path)
    return PictureLicence.objects.filter(where).values_list("until", flat=True).first()


def _all() -> Mapping[int, date]:
    return _last_days.get("", lambda: dict(PictureLicence.objects.values_list("image_id", "until")))


def changed() -> None:
    """Whoever writes a licence, or sees that one has ended, says so: every page is made anew."""
    generations.touch(generations.SITE)

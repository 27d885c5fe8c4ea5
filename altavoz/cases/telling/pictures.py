# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of a published case. They never lie in a public folder: each look asks whether it may still be looked at."""

from datetime import datetime

from altavoz.cases.consent import agreed
from altavoz.cases.consent.agreed import Scope
from altavoz.cases.models import Case, CasePicture, Visibility
from altavoz.cases.telling import public
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import new_public_id


def give_addresses(case: Case, now: datetime) -> None:
    """For the register of what is done when a case is published or changed: shown ones have an address, others none."""
    for picture in CasePicture.objects.filter(case=case).select_related("consent"):
        is_shown = _may_be_shown(picture, case, now)
        if is_shown != bool(picture.public_name):
            CasePicture.objects.filter(pk=picture.pk).update(public_name=new_public_id() if is_shown else "")


def take_addresses(case: Case, _now: datetime) -> int:
    """A step of the take-down; without it they would be refused all the same."""
    return CasePicture.objects.filter(case=case).exclude(public_name="").update(public_name="")


def shown_under(name: str, *, now: datetime) -> PrivateFile | None:
    rows = CasePicture.objects.filter(public_name=name).select_related("case__organisation", "consent", "file")
    picture = rows.first()
    if picture is None or not public.may_be_read(picture.case, now=now):
        return None
    return picture.file if _may_be_shown(picture, picture.case, now) else None


def _may_be_shown(picture: CasePicture, case: Case, now: datetime) -> bool:
    is_hidden = picture.visibility != Visibility.PUBLIC or (case.is_minor and picture.shows_face)
    return not is_hidden and agreed.covers(picture.consent, Scope.PICTURE, case, now=now)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Those who run a letter are told where an organisation takes its yes back, or where its people disagree."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q

from altavoz.actions.joint_letter.models.invitations import Invitation
from altavoz.organisations.models import StaffRole
from altavoz.organisations.powers import POWERS, Power
from altavoz.outbox import posting
from altavoz.outbox.posting import Post
from altavoz.personal_data.addresses import email_key

TOLD = "joint-staff"


def tell_staff(invitation: Invitation, *, now: datetime) -> int:
    """One letter to each who may publish for the organisation that runs it. It names nobody."""
    posts = [
        Post(invitation.public_id, invitation.pk, user.email, email_key(user.email), _language_of(user))
        for user in told_of(invitation)
    ]
    posting.put_many(kind=TOLD, posts=posts, now=now)
    return len(posts)


def told_of(invitation: Invitation) -> list[User]:
    holding = [role for role, has in POWERS.items() if Power.PUBLISH in has]
    mine = Q(organisation=None) | Q(organisation=invitation.letter.action.organisation_id)
    roles = StaffRole.objects.filter(mine, role__in=holding)
    wanted = Q(pk__in=roles.values("user")) | Q(pk=invitation.invited_by_id)
    return list(User.objects.filter(wanted, is_active=True).exclude(email="").distinct().order_by("pk")[:20])


def _language_of(user: User) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    language = profile.get_preferred_language() if profile is not None else settings.LANGUAGE_CODE
    return str(language).partition("-")[0]

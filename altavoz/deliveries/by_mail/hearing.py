# SPDX-License-Identifier: AGPL-3.0-or-later
"""Takes what comes to an action's own address into the queue of staff, whoever wrote it and however.

Nothing is answered from here, to nobody: so no machine can be made to answer another.
"""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from altavoz.campaigns.action import Action
from altavoz.deliveries.by_mail import heads, senders
from altavoz.deliveries.by_mail.heads import Head
from altavoz.deliveries.by_mail.rows import ReplyMail
from altavoz.outbox.incoming import action_addresses, hearers
from altavoz.outbox.incoming.hearers import Mail
from altavoz.outbox.incoming.proving import reported
from altavoz.outbox.incoming.proving.reported import Proof
from altavoz.personal_data import private_files
from altavoz.personal_data.addresses import email_key

ProvenBy, Trouble = ReplyMail.ProvenBy, ReplyMail.Trouble


def hear(mail: Mail, now: datetime) -> bool:
    """True once it is in the queue. What is for no action of this centre is left to others."""
    public_id = action_addresses.action_of(mail.came_to)
    action_id = Action.objects.filter(public_id=public_id).values_list("pk", flat=True).first() if public_id else None
    if action_id is None:
        return False
    # The worker may have died between this row and the note that the mail was heard.
    if not ReplyMail.objects.filter(arrived=mail.public_id).exists():
        _keep(mail, action_id, now)
    return True


def register() -> None:
    hearers.register("reply", hear)


def _keep(mail: Mail, action_id: int, now: datetime) -> None:
    head = heads.read(mail.content)
    known = senders.judge(head.from_address, action_id=action_id)
    proof = reported.read(head.message, server=settings.AUTHSERV_ID)
    file = private_files.keep([mail.content], name="mail.eml", media_type="message/rfc822", now=now)
    try:
        with transaction.atomic():
            ReplyMail.objects.create(
                action_id=action_id,
                arrived=mail.public_id,
                file=file,
                sort=head.sort,
                sender=known.sender,
                office_id=known.office_id,
                trouble=Trouble.TOO_BIG if mail.head_only else Trouble.NONE,
                size=len(mail.content),
                email_key=email_key(head.from_address),
                from_address=head.from_address,
                from_name=head.from_name,
                subject=head.subject,
                proven_by=_proven_by(mail, head, proof),
                **vars(proof),
                at=now,
            )
    except IntegrityError:
        private_files.drop([file])


def _proven_by(mail: Mail, head: Head, proof: Proof) -> ReplyMail.ProvenBy:
    if proof.is_there:
        return ProvenBy.SERVER
    if not settings.DKIM_CHECK or mail.head_only:
        return ProvenBy.NOBODY
    return ProvenBy.WAITING if "DKIM-Signature" in head.message else ProvenBy.CENTRE

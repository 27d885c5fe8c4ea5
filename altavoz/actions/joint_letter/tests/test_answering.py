# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people of an organisation say the same, or they do not."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from altavoz.actions.joint_letter import answering, inviting, publishing, wording
from altavoz.actions.joint_letter.answering import Answered, Speaker
from altavoz.actions.joint_letter.clauses import by_place, clauses_of
from altavoz.actions.joint_letter.models import Comment, Invitation, JointLetter, Signer
from altavoz.actions.joint_letter.publishing import Published
from altavoz.actions.joint_letter.testing import make_invitation, make_letter, two_sign
from altavoz.organisations.testing import make_staff
from altavoz.outbox.models import Letter
from altavoz.participation.testing import SPRING

pytestmark = pytest.mark.django_db
CHANDRA = Speaker("Chandra Rao", "Coordinator", "chandra@example.org")
LATER = SPRING + timedelta(hours=1)


def second_of(invitation: Invitation) -> Signer:
    return invitation.signers.select_related("invitation__letter__action__organisation").get(part="second")


def fresh(invitation: Invitation) -> str:
    invitation.refresh_from_db()
    return invitation.state


def test_an_organisation_stands_there_once_two_have_said_yes() -> None:
    invitation = make_invitation()
    assert answering.sign(invitation, speaker=CHANDRA, second="bo@example.org", now=SPRING) is Answered.DONE
    assert not publishing.standing(invitation.letter)
    done = answering.confirm(second_of(invitation), name="Bo", title="Treasurer", now=LATER)
    assert (done, fresh(invitation)) == (Answered.DONE, "confirmed")
    assert [each.full_name for each in publishing.standing(invitation.letter)] == ["Chandra Rao"]
    assert answering.confirm(second_of(invitation), name="Bo", title="", now=LATER) is Answered.ALREADY


def test_the_second_person_is_another_one() -> None:
    invitation = make_invitation()
    same = answering.sign(invitation, speaker=CHANDRA, second="Chandra@Example.org", now=SPRING)
    assert (same, fresh(invitation)) == (Answered.SAME_ADDRESS, "invited")


def test_two_who_disagree_do_not_stand_there_and_staff_are_told() -> None:
    dana = make_staff(name="dana")
    User.objects.filter(pk=dana.pk).update(email="dana@example.org")
    invitation = make_invitation()
    answering.sign(invitation, speaker=CHANDRA, second="bo@example.org", now=SPRING)
    said = answering.contradict(second_of(invitation), name="Bo", title="Treasurer", now=LATER)
    assert (said, fresh(invitation)) == (Answered.DISPUTED, "disputed")
    assert not publishing.standing(invitation.letter)
    assert [letter.recipient for letter in Letter.objects.filter(kind="joint-staff")] == ["dana@example.org"]


def test_a_colleague_who_says_no_in_the_meantime_is_heard_too() -> None:
    invitation = make_invitation()
    answering.sign(invitation, speaker=CHANDRA, second="bo@example.org", now=SPRING)
    dee = Speaker("Dee", "Treasurer", "dee@example.org")
    assert answering.decline(invitation, speaker=dee, now=LATER) is Answered.DISPUTED
    answering.confirm(second_of(invitation), name="Bo", title="Chair", now=LATER)
    assert fresh(invitation) == "disputed"


def test_who_withdraws_after_publication_is_in_the_next_version_no_more() -> None:
    letter = make_letter()
    stays = two_sign(make_invitation(letter, name="Spinners"))
    goes = two_sign(make_invitation(letter, name="Weavers"))
    assert publishing.publish(letter, now=SPRING).number == 1
    assert answering.decline(goes, speaker=CHANDRA, now=LATER) is Answered.DONE
    last = publishing.newest(letter)
    assert last is not None
    assert (last.number, last.why) == (2, "withdrawn")
    assert [row.signer.invitation for row in last.signers.all()] == [stays]
    assert fresh(goes) == "withdrawn"


def test_late_signatories_make_a_version_whose_words_are_those_of_the_first() -> None:
    letter = make_letter()
    two_sign(make_invitation(letter, name="Spinners"))
    publishing.publish(letter, now=SPRING)
    letter.texts.update(body="Quite another letter.")
    assert publishing.publish(letter, now=LATER).how is Published.NOTHING_NEW
    two_sign(make_invitation(letter, name="Weavers"))
    assert publishing.publish(letter, now=LATER).number == 2
    first, last = letter.versions.all()
    assert first.words == last.words
    assert last.signers.count() == 2


def test_nobody_signs_after_the_deadline() -> None:
    letter = make_letter()
    JointLetter.objects.filter(pk=letter.pk).update(deadline=SPRING)
    letter.refresh_from_db()
    invitation = make_invitation(letter)
    assert answering.sign(invitation, speaker=CHANDRA, second="bo@example.org", now=SPRING) is Answered.TOO_LATE


def test_who_is_asked_anew_answers_by_a_new_link() -> None:
    invitation = make_invitation()
    answering.sign(invitation, speaker=CHANDRA, second="bo@example.org", now=SPRING)
    answering.contradict(second_of(invitation), name="Bo", title="Treasurer", now=LATER)
    assert inviting.begin_anew(invitation, now=LATER)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.link) == ("invited", 2)
    assert answering.sign(invitation, speaker=CHANDRA, second="bo@example.org", now=LATER) is Answered.DONE


def test_what_is_remarked_stands_clause_by_clause_also_once_the_clause_is_gone() -> None:
    letter = make_letter()
    one, other = make_invitation(letter), make_invitation(letter, name="Spinners")
    found = {each.text: each for each in clauses_of(wording.draft_of(letter)["en"])}
    for who, place, words in (
        (one, "Listen to the weavers.", "And to the spinners."),
        (one, "", "Shorter."),
        (other, "We are worried.", "Say why."),
        (other, "Listen to the weavers.", "Leave it as it is."),
    ):
        about = found.get(place)
        assert answering.comment(who, name="Bo", words=words, about=about, now=SPRING) is Answered.DONE
    inviting.mark_seen(letter_comments(letter)[0].pk, letter=letter, now=LATER)
    letter.texts.update(body="We weave.\n\nWe are worried, for the looms are gone.")
    places = [
        (each.quoted, len(each.comments), each.open, each.is_gone) for each in by_place(letter, letter_comments(letter))
    ]
    assert places == [
        ("", 1, 1, False),
        ("Listen to the weavers.", 2, 1, False),
        ("We are worried.", 1, 1, True),
    ]


def letter_comments(letter: JointLetter) -> list[Comment]:
    return list(Comment.objects.filter(invitation__letter=letter).select_related("invitation"))

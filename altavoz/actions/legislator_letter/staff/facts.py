# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter's own facts: its words, chamber and day, who leads it, to whom it goes, recess, and the letters before."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import ModelPermissionPolicy

from altavoz.actions.legislator_letter import noting, seating
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.seating import Seated
from altavoz.organisations import powers
from altavoz.organisations.powers import Power

SAID = {
    Seated.NO_CHAMBER: _("Choose the chamber and the letter’s day: then its members can be followed."),
    Seated.NO_SEATS: _("Nobody has told this centre who sits in that chamber. Import its members first."),
    Seated.FOLLOWED_ALREADY: _(
        "Something was noted of its members already, so the seats stay as they were on the day before."
    ),
}


class BegunByPages(ModelPermissionPolicy):
    """A letter begins with its action's first page and is never deleted. Who writes for the action changes it."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return action in {"view", "change"} and bool(powers.reach(user, Power.EDIT))

    def user_has_any_permission(self, user: AbstractBaseUser | AnonymousUser, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(
        self, user: AbstractBaseUser | AnonymousUser, action: str, instance: CircularLetter
    ) -> bool:
        may = powers.may(user, Power.EDIT, instance.action.organisation_id)
        return may and self.user_has_permission(user, action)


class LetterIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[CircularLetter]:
        mine = powers.reach(self.request.user, Power.EDIT).limit("action__organisation")
        return CircularLetter.objects.filter(mine).select_related("action", "chamber").order_by("action__name", "pk")


class LetterEdit(generic.EditView):
    def save_instance(self) -> CircularLetter:
        letter: CircularLetter = super().save_instance()
        seated = seating.take_seats(letter)
        changed: dict[str, Any] = dict.fromkeys(self.form.changed_data, True)
        rows = {name: True for name, rows in self.form.formsets.items() if rows.has_changed()}
        noting.tell(letter, "change_letter", by=self.request.user, now=timezone.now(), after={**changed, **rows})
        if seated in SAID:
            messages.warning(self.request, str(SAID[seated]))
        return letter

    @property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("legislator_letter:of_action", args=[self.object.action_id])
        return [*super().header_buttons, HeaderButton(_("Member by member"), url=url, icon_name="group")]


TEXTS = [
    InlinePanel(
        "texts",
        heading=_("The letter, in each language"),
        label=_("Text"),
        max_num=3,
        panels=[FieldPanel("language"), FieldPanel("subject"), FieldPanel("text")],
    )
]
WHERE = [
    MultiFieldPanel(
        [
            FieldPanel("chamber"),
            FieldPanel(
                "day",
                help_text=_("Who sat in the chamber on this day is asked; whoever comes later is not mixed in."),
            ),
        ],
        heading=_("Where it goes round"),
    ),
    InlinePanel(
        "leads", heading=_("Who leads it"), label=_("Seat"), panels=[FieldPanel("office"), FieldPanel("place")]
    ),
    FieldPanel("addressee"),
    InlinePanel(
        "recesses",
        heading=_("When the chamber does not sit"),
        label=_("Recess"),
        panels=[FieldPanel("since"), FieldPanel("until"), FieldPanel("source")],
    ),
]
EARLIER = [
    InlinePanel(
        "earlier",
        heading=_("Earlier letters on the same subject"),
        label=_("Letter"),
        panels=[
            FieldPanel("year"),
            FieldPanel("number"),
            FieldPanel("source"),
            InlinePanel(
                "texts",
                heading=_("In each language"),
                label=_("Title"),
                panels=[FieldPanel("language"), FieldPanel("title")],
            ),
        ],
    )
]


class LetterViewSet(ModelViewSet):
    model = CircularLetter
    name = "letters_among_legislators"
    icon = "group"
    menu_label = _("Letters among legislators")
    menu_order = 215
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "chamber", "day"]
    index_view_class = LetterIndex
    edit_view_class = LetterEdit
    permission_policy = BegunByPages(CircularLetter)
    edit_handler = TabbedInterface(
        [
            ObjectList(WHERE, heading=_("Chamber, lead, addressee")),
            ObjectList(TEXTS, heading=_("The letter")),
            ObjectList(EARLIER, heading=_("Earlier letters")),
        ]
    )

# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an editor finds the holder of a public office whom a post names: by any part of the name, accents forgiven."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.models import Person


class ByName(BaseFilterForm):
    q = forms.CharField(label=_("Part of the name"), required=False, max_length=100)

    def filter(self, objects: "QuerySet[Person]") -> "QuerySet[Person]":
        found: QuerySet[Person] = super().filter(objects)
        asked = fold(self.cleaned_data["q"])
        self.is_searching, self.search_query = bool(asked), asked
        return found.filter(folded__contains=asked) if asked else found


class Choose(ChooseView):
    filter_form_class = ByName
    ordering = ("folded", "pk")


class ChooseResults(ChooseResultsView):
    filter_form_class = ByName
    ordering = ("folded", "pk")


class HolderChooser(ChooserViewSet):
    """Only for posts: elsewhere a person is chosen as before."""

    model = Person
    icon = "user"
    choose_one_text = _("Choose a person in office")
    choose_another_text = _("Choose another person in office")
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    register_widget = False


chooser = HolderChooser("newsroom_holders", url_prefix="newsroom/holders")

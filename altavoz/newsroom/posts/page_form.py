# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the editor of a post asks beyond its fields: in whose name it is written."""

from typing import Any

from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.page_forms import ActionPageForm
from altavoz.newsroom.posts import owning
from altavoz.website.page_powers import writes_for_the_centre


class PostForm(ActionPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        field = self.fields.get("organisation")
        if isinstance(field, ModelChoiceField) and self.for_user is not None:
            self._offer(field)

    def _offer(self, field: "ModelChoiceField[Any]") -> None:  # Any: as above
        """Once it is begun nothing is left to choose."""
        field.empty_label = _("The organisation that runs this centre")
        if self.instance.pk:
            field.disabled = True
            return
        known = owning.organisations_for(self.for_user)
        field.queryset = known
        if not writes_for_the_centre(self.for_user):
            field.required, field.empty_label, field.initial = True, None, known.first()

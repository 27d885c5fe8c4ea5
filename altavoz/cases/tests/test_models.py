# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the database itself refuses to hold about a case, and what Wagtail never learns."""

import pytest
from django.apps import apps
from django.db import IntegrityError
from wagtail.models import ReferenceIndex

from altavoz.cases.models import Fact
from altavoz.cases.models.unlisted import Unlisted
from altavoz.cases.testing import make_case, make_fact, make_responsible
from altavoz.organisations.testing import make_staff

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sort", Fact.NEVER_PUBLIC)
def test_a_shelter_an_address_and_the_family_can_never_be_public(sort: str) -> None:
    with pytest.raises(IntegrityError):
        make_fact(make_case(), sort=sort)


def test_a_public_quotation_without_its_own_consent_is_refused() -> None:
    with pytest.raises(IntegrityError):
        make_fact(make_case(), sort=Fact.Sort.QUOTATION)


def test_nobody_approves_of_an_accusation_that_is_their_own() -> None:
    dana = make_staff(name="dana")
    accused = make_responsible(make_case(), named="An Officer", source="The court", named_by=dana)
    accused.approved_by = dana
    with pytest.raises(IntegrityError):
        accused.save()


def test_a_case_is_called_by_its_code_alone() -> None:
    case = make_case()
    assert str(case) == case.code
    assert "Nahuatzen" not in "".join(str(row) for row in [*case.names.all(), *case.texts.all()])


def test_no_row_of_a_case_is_in_the_index_of_references() -> None:
    case = make_case()
    make_fact(case)
    rows = [model for model in apps.get_app_config("cases").get_models() if issubclass(model, Unlisted)]
    assert len(rows) >= 20
    assert not any(ReferenceIndex.model_is_indexable(model) for model in rows)
    assert not ReferenceIndex.objects.filter(content_type__app_label="cases").exists()

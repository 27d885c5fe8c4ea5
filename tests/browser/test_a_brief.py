# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paz reads a brief in, marks its points and publishes its page; then a stranger reads it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from altavoz.organisations import roles
from altavoz.recommendations.testing import make_document, make_party
from altavoz.recommendations.testing_docx import BRIEF
from altavoz.website.testing import make_home
from tests.browser.visiting import Visit, at_the_desk


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)])
def test_a_docx_becomes_a_public_brief_with_its_records(visit: Callable[..., Visit], script: bool, width: int) -> None:
    make_home()
    document = make_document()
    make_party("Ministry of Looms")
    there = at_the_desk(visit(script=script, width=width), "paz", roles.PUBLISHER)
    page = there.to(f"/cms/recommendations/{document.pk}/cut/")
    page.get_by_label("or a .docx").set_input_files(
        {"name": "brief.docx", "mimeType": "application/octet-stream", "buffer": BRIEF}
    )
    page.get_by_label("Who is asked, where nothing else is said").fill("Ministry of Looms")
    page.get_by_role("button", name="Propose").click()
    page.get_by_label("The next paragraph is the rest of it").first.check()
    page.get_by_role("button", name="Keep the ticked ones").click()
    page.get_by_role("checkbox", name="LOOM-2018-1.1").check()
    page.get_by_role("button", name="Publish the chosen ones").click()
    page = there.to(f"/cms/recommendations/{document.pk}/page/")
    page.get_by_role("button", name="Publish the page").click()
    expect(page.get_by_role("link", name="See it")).to_be_visible()
    page = there.to("/en/loom-2018/")
    expect(page.locator("#LOOM-2018-1\\.1 blockquote")).to_contain_text("the day on which each was taken away.")
    expect(page.get_by_role("navigation", name="Contents").get_by_role("link", name="1. Looms")).to_be_visible()
    page.get_by_role("link", name="1", exact=True).click()
    expect(page.get_by_role("link", name="The register")).to_be_visible()
    assert there.too_wide() == []

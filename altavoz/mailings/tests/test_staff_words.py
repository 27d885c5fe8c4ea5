# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is typed without script becomes the same markup that the editor makes, and comes back as it was typed."""

from altavoz.mailings.staff.plain_words import to_html, to_words

TYPED = """Dear [[first_name|friend]],

## They are free

The weavers are **at home**, and *all four* are well.
Read [what they say](https://example.org/a_b) or [the page](page:12).

- Eva
- Rosa

1. Write
2. Call"""
MARKUP = (
    "<p>Dear [[first_name|friend]],</p><h2>They are free</h2>"
    "<p>The weavers are <b>at home</b>, and <i>all four</i> are well.<br/>"
    'Read <a href="https://example.org/a_b">what they say</a> or <a linktype="page" id="12">the page</a>.</p>'
    "<ul><li>Eva</li><li>Rosa</li></ul><ol><li>Write</li><li>Call</li></ol>"
)


def test_what_is_typed_becomes_markup_and_comes_back() -> None:
    assert to_html(TYPED) == MARKUP
    assert to_words(MARKUP) == TYPED.replace("2. Call", "1. Call")
    assert to_html(to_words(MARKUP)) == MARKUP


def test_markup_and_strange_addresses_that_are_typed_stay_words() -> None:
    assert to_html("<script>x</script>") == "<p>&lt;script&gt;x&lt;/script&gt;</p>"
    assert "<a" not in to_html("[here](javascript:alert(1))")
    assert (
        to_html('[x](https://e.example/"onclick="y)')
        == '<p><a href="https://e.example/&quot;onclick=&quot;y">x</a></p>'
    )

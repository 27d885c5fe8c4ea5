# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every model of this room, gathered for Django from the file of its idea."""

from altavoz.newsroom.countries.pages import CountryIndexPage, CountryPage
from altavoz.newsroom.posts.authors import Author, AuthorAlias, Byline
from altavoz.newsroom.posts.imports import ImportedLine, PostImport
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.posts.people import PostPerson
from altavoz.newsroom.posts.places import PostCountry
from altavoz.newsroom.posts.recurring import RecurringDay
from altavoz.newsroom.posts.series import Series, SeriesText

__all__ = [
    "Author",
    "AuthorAlias",
    "Byline",
    "CountryIndexPage",
    "CountryPage",
    "ImportedLine",
    "PostCountry",
    "PostImport",
    "PostIndexPage",
    "PostPage",
    "PostPerson",
    "RecurringDay",
    "Series",
    "SeriesText",
]

# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.participation.testing_contract import KindContract


class TestPetition(KindContract):
    slug = "petition"

class Stemmer:
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - as the library has it

def stemmer(lang: str) -> Stemmer: ...

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small charts of bars, drawn on the server: one path, no library, no script. The same numbers stand in a table."""

from dataclasses import dataclass

# Four wide, six apart.
BAR, STEP, HEIGHT = 4, 6, 40


@dataclass(frozen=True)
class Bars:
    """Numbers in the order of time: `path` for what is over, `now` for the last, which is not."""

    numbers: tuple[int, ...]

    @property
    def width(self) -> int:
        return STEP * len(self.numbers)

    @property
    def path(self) -> str:
        return "".join(self._bar(place, number) for place, number in enumerate(self.numbers[:-1]))

    @property
    def now(self) -> str:
        return self._bar(len(self.numbers) - 1, self.numbers[-1])

    @property
    def most(self) -> int:
        return max(self.numbers)

    @property
    def in_all(self) -> int:
        return sum(self.numbers)

    def _bar(self, place: int, number: int) -> str:
        height = _height(number, self.most, HEIGHT - 2)
        return f"M{place * STEP} {HEIGHT - height}h{BAR}V{HEIGHT}h-{BAR}z" if height else ""


@dataclass(frozen=True)
class Balance:
    """What came stands above a line, what went hangs below it, both in one scale."""

    came: tuple[int, ...]
    went: tuple[int, ...]

    @property
    def width(self) -> int:
        return STEP * len(self.came)

    @property
    def line(self) -> int:
        """How far from the top it lies."""
        return max(self._heights(self.came), default=0) + 2

    @property
    def height(self) -> int:
        return self.line + max(self._heights(self.went), default=0) + 2

    @property
    def most(self) -> int:
        return max((*self.came, *self.went), default=0)

    @property
    def up(self) -> str:
        return self._path(self.came, "-")

    @property
    def down(self) -> str:
        return self._path(self.went, "")

    def _heights(self, numbers: tuple[int, ...]) -> list[int]:
        return [_height(number, self.most, HEIGHT - 2) for number in numbers]

    def _path(self, numbers: tuple[int, ...], sign: str) -> str:
        heights = enumerate(self._heights(numbers))
        return "".join(f"M{place * STEP} {self.line}h{BAR}v{sign}{high}h-{BAR}z" for place, high in heights if high)


def _height(number: int, most: int, highest: int) -> int:
    """One is seen, even beside a thousand."""
    return max(1, round(number * highest / most)) if number else 0

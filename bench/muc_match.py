"""The best assignment of what was read to what the keys hold: Kuhn and Munkres' method, on small tables."""

from __future__ import annotations

from collections.abc import Sequence

Pairs = list[tuple[int, int]]


def assigned(worth: Sequence[Sequence[float]]) -> Pairs:
    """Pairs rows with columns, each at most once, so that the worth of the pairs is the largest there is.

    Args:
        worth: for every row the worth of each column, none negative; rows of one length.

    Returns:
        The pairs that are worth more than nothing, by row.
    """
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = assigned([list(column) for column in zip(*worth, strict=True)])
        return sorted((row, column) for column, row in turned)
    row_of = _assign(worth)
    return sorted((row, column) for column, row in enumerate(row_of) if row >= 0 and worth[row][column] > 0)


def _assign(worth: Sequence[Sequence[float]]) -> list[int]:
    """The row of each column, -1 for none; there are no more rows than columns."""
    table = _Table(worth)
    for row in range(len(worth)):
        table.add(row)
    return table.row_of


class _Table:
    """Rows are added one at a time along the path of least cost, told by potentials of rows and columns.

    What must stay true: with the potentials taken off, no cost is below zero, and that of a pair is zero.
    """

    def __init__(self, worth: Sequence[Sequence[float]]) -> None:
        self.worth = worth
        self.rows, self.columns = [0.0] * len(worth), [0.0] * len(worth[0])
        self.row_of = [-1] * len(worth[0])

    def add(self, added: int) -> None:
        """Pairs one more row, and pairs others anew where that is worth more."""
        distance = [float("inf")] * len(self.columns)
        before = [-1] * len(self.columns)
        free = list(range(len(self.columns)))
        done: list[int] = []
        row, at = added, -1
        while row >= 0:
            for column in free:
                cost = -self.worth[row][column] - self.rows[row] - self.columns[column]
                if cost < distance[column]:
                    distance[column], before[column] = cost, at
            following = min(free, key=distance.__getitem__)
            self._shift(distance[following], added, done)
            free.remove(following)
            for column in free:
                distance[column] -= distance[following]
            done.append(following)
            at, row = following, self.row_of[following]
        self._turn(at, before, added)

    def _shift(self, least: float, added: int, done: Sequence[int]) -> None:
        self.rows[added] += least
        for column in done:
            self.rows[self.row_of[column]] += least
            self.columns[column] -= least

    def _turn(self, at: int, before: Sequence[int], added: int) -> None:
        while at >= 0:
            previous = before[at]
            self.row_of[at] = self.row_of[previous] if previous >= 0 else added
            at = previous

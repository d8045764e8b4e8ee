import numpy as np

from bot.search.groups import Groups, numbered, runs


def test_best_gives_each_the_best_of_its_group() -> None:
    groups = Groups(np.array([0, 1, 0, 2, 1]))
    assert groups.best(np.array([1.0, 2.0, 3.0, 4.0, 5.0])).tolist() == [3, 5, 3, 4, 5]
    assert groups.sizes.tolist() == [2, 2, 2, 1, 2]


def test_large_groups_are_parted_in_order() -> None:
    groups = Groups(np.zeros(Groups.LARGEST + 2, dtype=np.int64))
    assert groups.sizes.tolist() == [Groups.LARGEST] * Groups.LARGEST + [2, 2]
    best = groups.best(np.arange(Groups.LARGEST + 2, dtype=np.float64))
    assert best.tolist() == [Groups.LARGEST - 1.0] * Groups.LARGEST + [Groups.LARGEST + 1.0] * 2


def test_groups_of_nothing_are_empty() -> None:
    groups = Groups(np.zeros(0, dtype=np.int64))
    assert groups.sizes.tolist() == []
    assert groups.best(np.zeros(0)).tolist() == []


def test_numbered_counts_keys_as_they_come() -> None:
    assert numbered(["b", "a", "b", 1]).tolist() == [0, 1, 0, 2]


def test_runs_put_equal_keys_together() -> None:
    keys, order, starts = runs(np.array([7, 0, 7, 3]))
    assert (keys.tolist(), order.tolist(), starts.tolist()) == ([0, 3, 7], [1, 3, 0, 2], [0, 1, 2])


def test_runs_of_nothing_are_none() -> None:
    assert [part.tolist() for part in runs(np.zeros(0, dtype=np.int64))] == [[], [], []]

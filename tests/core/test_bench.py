"""The benchmark's own arithmetic, by hand-made cases: who learns, who is tested, what is counted."""

import ast
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

import apart
import draws
import heads
import rows
import table
from sets import Set


def a_set(pure, seed=0):
    """Three classes in 18 groups; `pure`: a group is a polygon of one class with four pixels."""
    rng = np.random.default_rng(seed)
    group = np.repeat(np.arange(18), 8)
    label = group % 3 if pure else rng.integers(0, 3, len(group))
    unit = group if pure else np.arange(len(group))
    x = (np.eye(3)[label] + rng.normal(0, 0.3, (len(label), 3))).astype(np.float32)
    features = {"a": {"as it is": x}, "d": {"year": rng.permutation(x)}}
    return Set("made up", label, group, unit, "never seen", features)


@pytest.mark.parametrize("pure", [True, False])
def test_no_group_learns_and_is_tested_and_each_label_counts_once(pure):
    one = a_set(pure)
    for shot in (1, 2, 0):
        found = draws.draws(one, shot, 30)
        assert len(found) == 30
        for d in found:
            assert not set(one.group[d.train]) & set(one.group[d.test])
            for c in range(3):
                units = np.unique(one.unit[d.train][one.label[d.train] == c])
                assert len(units) == shot or not shot or len(units) < shot
                own = one.label[d.train] == c
                assert d.train_weight[own].sum() == pytest.approx(len(units))
    assert draws.draws(one, 60, 30) == []  # as many as there are: the draws of all labels


def test_the_first_draws_are_those_of_a_longer_run():
    one = a_set(True)
    for a, b in zip(draws.draws(one, 1, 5), draws.draws(one, 1, 9)):
        np.testing.assert_array_equal(a.train, b.train)
        np.testing.assert_array_equal(a.test, b.test)


def test_balanced_accuracy_and_resampled_groups_by_hand():
    label = np.array([0, 0, 0, 1, 1])
    one = Set("x", label, np.array([0, 0, 1, 2, 3]), np.arange(5), "never seen")
    of = draws.cells(one)  # class and group: (0, 0) two rows, (0, 1), (1, 2), (1, 3)
    weight = np.array([[2.0, 1, 1, 1]])
    right = np.array([[2.0, 0, 1, 0]])
    assert list(of.label) == [0, 0, 1, 1] and list(of.group) == [0, 1, 2, 3]
    times = np.array([[1, 1, 1, 1], [0, 2, 2, 0], [1, 0, 0, 0]])
    found = draws.accuracy(one, right, weight, times)
    np.testing.assert_allclose(found, [(2 / 3 + 1 / 2) / 2, (0 + 1) / 2, 1.0])


@pytest.mark.parametrize("head", [h for h in heads.HEADS if h not in heads.TREES])
def test_heads_learn_what_can_be_learnt(head):
    rng = np.random.default_rng(3)
    y = np.repeat([0, 1, 2], (30, 6, 60))
    x = rows.centred(2 * np.eye(3)[y] + rng.normal(0, 0.4, (96, 3)))
    function, settings = heads.HEADS[head]
    for some in settings:
        told = function(x[::2], y[::2], np.ones(48), x[1::2], **some)
        assert (told == y[1::2]).mean() > 0.9


def test_heads_are_frozen_on_other_places_only():
    cells = []
    for i, name in enumerate(("north CT", "north LC", "south")):
        one = a_set(True, i)
        one.name = name
        good = "kNN-1" if name.startswith("north") else "ridge"
        screen = {c: 0.1 if c.head == good else 0.5 for c in table.configs(one, True)}
        cells.append(table.Cell(one, 1, [], screen))
    assert table.freeze(cells[0], cells)["a"].head == "ridge"  # what is best in the south
    assert table.freeze(cells[2], cells)["a"].head == "kNN-1"
    cells[2].one.status = "trained on"
    assert table.freeze(cells[0], cells)["a"].head == "logistic"  # the default: none is left


def test_error_reduction():
    cell = table.Cell(a_set(True), 1, [], {})
    cell.rows = {"a": np.array([0.8]), "d": np.array([0.6]), "e": np.array([0.5])}
    assert cell.best_baseline == "d"
    assert 1 - np.exp(cell.reduction("a")[0]) == pytest.approx(0.5)
    assert 1 - np.exp(cell.reduction("a", "e")[0]) == pytest.approx(0.6)


def test_the_gain_over_each_baseline_alone():
    """Cells without a baseline don't count for it; two label fields of a scene are one place."""
    cells = []
    for name, a, d, h in (
        ("north CT", 0.8, 0.6, 0.2),
        ("north LC", 0.8, 0.6, 0.2),
        ("south", 0.8, 0.2, None),
    ):
        one = a_set(True)
        one.name = name
        rows_of = {"a": a, "d": d} | ({"h": h} if h else {})
        cells.append(table.Cell(one, 1, [], {}, {r: np.full(3, v) for r, v in rows_of.items()}))
    head, by_d, by_h = table.beside_each(cells)
    assert head == ["baseline", "places", "1", "together"]
    assert by_d[1:] == ["2", "+65 (65…65)", "+65 (65…65)"]  # 1 - sqrt(1/2 · 1/4)
    assert by_h[1:] == ["1", "+75 (75…75)", "+75 (75…75)"]


def test_distances_on_the_globe():
    found = apart.distance_km(np.array([[3.0, 50.0], [3.0, 51.0]]), np.array([[3.0, 50.0]]))
    np.testing.assert_allclose(found, [0, 111.2], atol=0.1)


def test_composites_and_harmonics_of_a_known_series():
    """One place in 2013, one in 2017, the same year of values: the same features."""
    t = np.arange(0, 365, 5.0)
    wave = 0.3 + 0.1 * np.cos(2 * np.pi * (t - t[-1] - 1) / 365)
    values = np.repeat(np.stack((wave, wave))[..., None], 10, 2).astype(np.float32)
    values[0, 20:34] = np.nan
    days = np.stack((t + 15800, t + 17300))
    series = {"sentinel-2-l2a": (values, days)}
    monthly = rows.composites(series, rows.last_year(series)).reshape(2, 12, 10)
    assert np.isfinite(monthly).all()
    np.testing.assert_allclose(monthly[0], monthly[1], atol=0.02)
    waves = rows.harmonics(series, rows.last_year(series), 1).reshape(2, 10, 3)
    np.testing.assert_allclose(waves[:, :, 1], 0.1, atol=0.01)
    np.testing.assert_allclose(waves[:, :, 2], 0, atol=0.01)


def test_no_place_near_one_that_was_trained_on_is_scored(monkeypatch, tmp_path):
    """A kilometre from a training place is refused, a degree away is not."""
    trained = np.array([[3.0, 50.0]])
    monkeypatch.setattr(apart, "training_places", lambda data, names: trained)
    apart.gate("north", trained + 1, ["a set"], tmp_path)
    with pytest.raises(SystemExit, match="south: 1 of 2 places"):
        apart.gate("south", np.concatenate((trained + 0.01, trained + 1)), ["a set"], tmp_path)


# What makes embeddings of ours, and who may call it without scoring a real place that was not
# looked at: what makes them for others, and what needs none that is real.
MAKERS = {"encode_places", "encoded", "embedded", "half_years", "_around"}
WORDS = {"encode", "embed"}  # the same as commands
UNGATED = {
    "change.embedded", "change.half_years", "sets.encoded", "sets.embedded", "regress._around",  # for others
    "change.simulated", "quantities.simulated",  # of simulated land
    "speed.embed", "speed.measured",  # measured for time and memory
}  # fmt: skip


def ungated(module: str, source: str) -> set[str]:
    """Functions and classes of a module that make embeddings of ours and don't call `apart.gate`."""
    found = set()
    for one in ast.parse(source).body:
        if not isinstance(one, (ast.FunctionDef, ast.ClassDef)):
            continue
        used = {n.id for n in ast.walk(one) if isinstance(n, ast.Name)}
        used |= {n.attr for n in ast.walk(one) if isinstance(n, ast.Attribute)}
        words = {n.value for n in ast.walk(one) if isinstance(n, ast.Constant)} & WORDS
        gates = [
            n
            for n in ast.walk(one)
            if isinstance(n, ast.Call) and ast.unparse(n.func) == "apart.gate"
        ]
        if (used & MAKERS or words) and not gates:
            found.add(f"{module}.{one.name}")
    return found


def test_whoever_scores_embeddings_of_ours_looks_where_the_places_lie():
    assert ungated("new", "def scored():\n    x = sets.encoded('a')\n    apart.scored(1)\n") == {
        "new.scored"
    }
    assert not ungated("new", "def scored():\n    apart.gate('a')\n    x = sets.encoded('a')\n")
    found = set()
    for path in sorted(Path(apart.__file__).parent.glob("*.py")):
        found |= ungated(path.stem, path.read_text(encoding="utf-8"))
    assert found == UNGATED

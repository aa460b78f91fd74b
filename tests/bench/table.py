"""From scores to the table: heads frozen on other sets, error reduction, intervals."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import heads
import numpy as np
from draws import Draw, accuracy, hits, resampled, tested
from sets import OURS, ROWS, Set

# Scenes 47 km apart with the same classes; sets of points of which some are neighbours.
REGIONS = {
    "belgium_2018": "Flanders",
    "belgium_2019": "Flanders",
    "rondonia": "Amazon basin",
    "amazon": "Amazon basin",
}
LEAST_ERROR = 0.005  # below this an error is no longer told apart from none


@dataclass(frozen=True)
class Config:
    """What was tried: a row's variant with a head and its settings."""

    row: str
    variant: str
    head: str
    setting: int

    def title(self) -> str:
        chosen = heads.HEADS[self.head][1][self.setting]
        number = "".join(f" {v:g}" for v in chosen.values() if isinstance(v, float))
        return f"{self.head}{number}, {self.variant}"


@dataclass
class Cell:
    """A set with a number of labels. screen: config -> error by the first draws.

    rows: letter -> (1 + RESAMPLED,) balanced accuracy. chosen: letter -> Config.
    """

    one: Set
    shot: int
    some: list[Draw]
    screen: dict[Config, float]
    rows: dict[str, np.ndarray] = field(default_factory=dict)
    chosen: dict[str, Config] = field(default_factory=dict)
    oracle: dict[str, float] = field(default_factory=dict)

    @property
    def counts(self) -> bool:
        """Does it enter the means: a real place that was never trained on."""
        return self.one.status in ("never seen", "held-out cells")

    @property
    def place(self) -> str:
        return self.one.name.split()[0]

    @property
    def region(self) -> str:
        """Places of one region are not each other's elsewhere."""
        return REGIONS.get(self.place, self.place)

    @property
    def best_baseline(self) -> str:
        """The baseline that does best in this cell."""
        return max((r for r in self.rows if r not in OURS), key=lambda r: self.rows[r][0])

    def reduction(self, row: str, than: str = "") -> np.ndarray:
        """(1 + RESAMPLED,) log of the row's error over that of a baseline, if none is named the best."""
        ours, theirs = (
            np.log(np.maximum(1 - self.rows[r], LEAST_ERROR))
            for r in (row, than or self.best_baseline)
        )
        return ours - theirs


def configs(one: Set, quick: bool) -> list[Config]:
    """All that is tried on a set. Trees take long and do not see a monotone change of a feature: they
    get the first variant of a row and the one of other dates, in a quick run none."""
    found = []
    for row, variants in one.features.items():
        for i, variant in enumerate(variants):
            for head, (_, settings) in heads.HEADS.items():
                if head in heads.TREES and (quick or (i > 0 and variant != "all dates")):
                    continue
                some = settings[:1] if quick else settings
                found += [Config(row, variant, head, j) for j in range(len(some))]
    return found


def error(one: Set, some: list[Draw], config: Config) -> float:
    return float(1 - _accuracies(one, some, config, resampled(one)[:1])[0])


def _accuracies(one: Set, some: list[Draw], config: Config, times: np.ndarray) -> np.ndarray:
    x = one.features[config.row][config.variant]
    settings = heads.HEADS[config.head][1][config.setting]
    right = hits(one, x, some, config.head, settings)
    return accuracy(one, right, tested(one, some), times)


def freeze(cell: Cell, others: list[Cell]) -> dict[str, Config]:
    """One config a row, chosen without the labels of this place's region.

    Of ours head, setting and variant are those with the least error on the other places. A
    baseline's head likewise, but its setting and variant are the best ones here: in its favour.
    """
    elsewhere = [c for c in others if c.counts and c.shot == cell.shot and c.region != cell.region]
    chosen = {}
    for row in cell.one.features:
        mine = [c for c in cell.screen if c.row == row]
        scores: dict[object, list[float]] = {}
        for other in elsewhere:
            best: dict[object, float] = {}
            for config, err in other.screen.items():
                if config.row == row:
                    key = config if row in OURS else config.head
                    best[key] = min(best.get(key, 1.0), np.log(max(err, LEAST_ERROR)))
            for key, value in best.items():
                scores.setdefault(key, []).append(value)
        able = {k: np.mean(v) for k, v in scores.items()}
        if row in OURS:
            known = [c for c in mine if c in able]
            chosen[row] = min(known, key=lambda c: able[c]) if known else _alike(mine, chosen)
        else:
            head = min(able, key=lambda h: able[h]) if able else "logistic"
            own = [c for c in mine if c.head == head]
            chosen[row] = min(own, key=lambda c: cell.screen[c])
    return chosen


def _alike(mine: list[Config], chosen: dict[str, Config]) -> Config:
    """Where no other set that counts has the row: as row a, which a fitted encoder is compared with,
    or logistic."""
    as_a = [c for c in mine if "a" in chosen and replace(c, row="a") == chosen["a"]]
    return next(iter(as_a), next(c for c in mine if c.head == "logistic"))


def finish(cell: Cell) -> Cell:
    """The frozen configs on all draws, with resampled groups; and the oracle's."""
    times = resampled(cell.one)
    for row, config in cell.chosen.items():
        cell.rows[row] = _accuracies(cell.one, cell.some, config, times)
    for name, letters in (("ours", "a"), ("baseline", "defgh")):
        best = min((c for c in cell.screen if c.row in letters), key=lambda c: cell.screen[c])
        cell.oracle[name] = float(_accuracies(cell.one, cell.some, best, times[:1])[0])
    return cell


def percent(values: np.ndarray) -> str:
    """`71.2 (65–78)`: the value and the 90 % interval."""
    low, high = np.nanpercentile(values[1:], (5, 95))
    return f"{100 * values[0]:.1f} ({100 * low:.0f}–{100 * high:.0f})"


def less(logs: np.ndarray) -> str:
    """A log ratio of errors as the reduction in per cent: `+12 (3…20)`."""
    values = 100 * (1 - np.exp(logs))
    low, high = np.nanpercentile(values[1:], (5, 95))
    return f"{values[0]:+.0f} ({low:.0f}…{high:.0f})"


def ordered(cells: list[Cell]) -> list[str]:
    present = {r for c in cells for r in c.rows}
    return [r for r in ROWS if r in present]


def main_table(cells: list[Cell]) -> list[list[str]]:
    """Lines of the table, the first is its head."""
    letters = ordered(cells)
    ours = [r for r in letters if r in OURS]
    head = ["set", "labels", "classes", *letters, "best"]
    head += [f"{r}: error less by %" for r in ours] + ["oracle a", "oracle baseline"]
    lines = [head]
    for cell in cells:
        mark = {"trained on": " †", "simulated": " ‡"}.get(cell.one.status, "")
        classes = np.mean([len(np.unique(cell.one.label[d.train])) for d in cell.some])
        line = [cell.one.name + mark, str(cell.shot or "all"), f"{classes:.1f}"]
        line += [percent(cell.rows[r]) if r in cell.rows else "" for r in letters]
        line.append(cell.best_baseline)
        line += [less(cell.reduction(r)) if r in cell.rows else "" for r in ours]
        line += [f"{100 * cell.oracle[n]:.1f}" for n in ("ours", "baseline")]
        lines.append(line)
    return lines


def summary(cells: list[Cell]) -> list[list[str]]:
    """Geometric mean over places of the error reduction, per number of labels: of all that count,
    and of sets no place of which was trained on (held-out cells share sensor, year and classes
    with training cells)."""
    letters = [r for r in ordered(cells) if r in OURS]
    lines = [["places", "labels", "number", *(f"{r}: error less by %" for r in letters)]]
    for title, counting in (
        ("all", [c for c in cells if c.counts]),
        ("of sets never seen", [c for c in cells if c.one.status == "never seen"]),
    ):
        shots = sorted({c.shot for c in counting}, key=lambda s: s or 999)
        for shot in (*shots, None):
            own = [c for c in counting if shot in (None, c.shot)]
            words = "together" if shot is None else str(shot or "all")
            having = {r: [c for c in own if r in c.rows] for r in letters}
            means = [less(mean_reduction(some, r)) if some else "" for r, some in having.items()]
            lines.append([title, words, str(len({c.place for c in own})), *means])
    return lines


def beside_each(cells: list[Cell]) -> list[list[str]]:
    """What row a gains over each baseline alone: a person has one of them, and can't know which will
    turn out to be the best."""
    counting = [c for c in cells if c.counts]
    shots = sorted({c.shot for c in counting}, key=lambda s: s or 999)
    lines = [["baseline", "places", *(str(s or "all") for s in shots), "together"]]
    for row in (r for r in ordered(cells) if r not in OURS):
        own = [c for c in counting if row in c.rows]
        line = [f"({row}) {ROWS[row]}", str(len({c.place for c in own}))]
        for shot in (*shots, None):
            some = [c for c in own if shot in (None, c.shot)]
            line.append(less(mean_reduction(some, "a", row)) if some else "")
        lines.append(line)
    return lines


def mean_reduction(cells: list[Cell], row: str, than: str = "") -> np.ndarray:
    """Mean log ratio of errors of cells that have the row; the label fields of one scene count as one
    place."""
    by_place: dict[tuple[str, int], list[np.ndarray]] = {}
    for c in cells:
        by_place.setdefault((c.place, c.shot), []).append(c.reduction(row, than))
    return np.nanmean([np.mean(v, axis=0) for v in by_place.values()], axis=0)


def markdown(lines: list[list[str]]) -> str:
    """A Markdown table with columns of even width, readable in a terminal too."""
    wide = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    rows = ["| " + " | ".join(t.ljust(w) for t, w in zip(line, wide)) + " |" for line in lines]
    return "\n".join([rows[0], "|" + "|".join("-" * (w + 2) for w in wide) + "|", *rows[1:]])

"""Few-shot accuracy of the embedding beside that of what a person would use without it.

    .venv/bin/python tests/bench/quality.py [--quick] [--checkpoint NAME|FILE] [--sets a,b] [--fit 5]

docs/quality.md explains the table. Features and scores lie in build/bench, so that another run
computes only what is new: another checkpoint costs its own rows.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import apart
import clone
import draws
import heads
import regress
import sets
import table


def screened(one: sets.Set, shot: int, quick: bool, count: int) -> table.Cell | None:
    """A set with a number of labels and the error of everything that is tried on it."""
    some = draws.draws(one, shot, count)
    if not some:
        return None
    found = {}
    for config in table.configs(one, quick):
        count = draws.SCREEN_TREES if config.head in heads.TREES else draws.SCREEN
        found[config] = table.error(one, some[:count], config)
    return table.Cell(one, shot, some, found)


BEGUN = time.time()


def told(text: str) -> None:
    print(f"{time.time() - BEGUN:6.0f} s  {text}", flush=True)


def screen(
    args: argparse.Namespace, names: list[str], ckpt, weights: Path, pool: ProcessPoolExecutor
) -> tuple[list[table.Cell], str]:
    """The cells of some sets, everything tried a little, and a sentence about the checkpoint."""
    trained = apart.trained_on(ckpt.record, tuple(args.never_seen.split(",")))
    waiting = []
    for name in names:
        one = sets.load(name, args.data, ckpt, weights, trained, args.fit)
        told(f"features of {name}")
        for shot in draws.SHOTS:
            count = args.draws or draws.count_of(shot, args.quick)
            waiting.append(pool.submit(screened, one, shot, args.quick, count))
    cells = [cell for w in waiting if (cell := w.result())]
    told("heads and settings screened")
    about = f"Checkpoint {ckpt.identity}, trained on {', '.join(trained) or 'no real place'}."
    return cells, about


def finish(cells: list[table.Cell], pool: ProcessPoolExecutor) -> list[table.Cell]:
    """The cells with what was frozen on other places, on all draws."""
    for cell in cells:
        cell.chosen = table.freeze(cell, cells)
    cells = list(pool.map(table.finish, cells))
    told("all draws scored")
    return cells


def report(cells: list[table.Cell], about: str, quick: bool) -> str:
    """The whole page as Markdown."""
    rows = "; ".join(f"({r}) {sets.ROWS[r]}" for r in table.ordered(cells))
    frozen = [["set", "labels", *table.ordered(cells)]]
    for c in cells:
        chosen = [c.chosen[r].title() if r in c.chosen else "" for r in frozen[0][2:]]
        frozen.append([c.one.name, str(c.shot or "all"), *chosen])
    dropped = ", ".join(
        f"{c.one.name} {c.one.dropped}" for c in cells if c.one.dropped and not c.shot
    )
    notes = [
        about,
        f"Balanced accuracy in per cent with a 90 % interval from resampled groups. Rows: {rows}.",
        "† trained on this place, ‡ simulated: neither enters the means. Held-out places dropped for "
        f"lying within {apart.KM:g} km of a training place: {dropped or 'none'}.",
    ]
    if quick:
        notes.append("A quick run: 20 draws, no forests, one setting a head.")
    parts = [
        "\n\n".join(notes),
        table.markdown(table.main_table(cells)),
        "Error less than that of the best baseline, geometric mean over places:",
        table.markdown(table.summary(cells)),
        "Row a's error less than that of each baseline alone by %, by labels a class, of the same places:",
        table.markdown(table.beside_each(cells)),
        "Heads and settings, frozen on the other places (a baseline's settings: the best here):",
        table.markdown(frozen),
    ]
    return "\n\n".join(parts) + "\n"


def asked(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """What the command line says; of data, haste and output also what it may say."""
    parser.add_argument("--data", type=Path, default=clone.DATA)
    parser.add_argument("--quick", action="store_true", help="20 draws, no forests")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, help="a Markdown page")
    args = parser.parse_args()
    if not args.data.exists():
        raise SystemExit(
            f"The benchmark needs {args.data}; give the folder of the data with --data."
        )
    args.data = args.data.resolve()
    return args


def main() -> None:
    from aef_fields.core.model import checkpoint

    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", default="")
    parser.add_argument("--sets", default=",".join((*sets.NAMES, sets.QUANTITIES)))
    parser.add_argument("--draws", type=int, default=0, help="0 = 200, 50 above five labels")
    parser.add_argument(
        "--fit", type=float, default=0, metavar="MINUTES", help="row b, scenes only"
    )
    parser.add_argument("--never-seen", default="", help="sets that a silent record must not claim")
    args = asked(parser)
    weights = checkpoint.find(args.checkpoint).resolve()
    ckpt = checkpoint.load(weights)
    names = [name for name in args.sets.split(",") if name != sets.QUANTITIES]
    with ProcessPoolExecutor(args.jobs) as pool:
        cells, about = screen(args, names, ckpt, weights, pool)
        cells = finish(cells, pool)
    page = report(cells, about, args.quick)
    if sets.QUANTITIES in args.sets.split(",") and not args.quick:
        page += "\nQuantities on sites or parcels that were not learnt from:\n\n"
        page += table.markdown(regress.lines(args.data, ckpt, weights)) + "\n"
    print("\n" + page)
    if args.out:
        args.out.write_text(page, encoding="utf-8")
    figures = [
        {"set": c.one.name, "labels": c.shot, "status": c.one.status}
        | {r: round(float(v[0]), 4) for r, v in c.rows.items()}
        for c in cells
    ]
    (clone.BUILD / "last.json").write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()

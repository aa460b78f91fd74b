"""Few-shot accuracy on sets that were left out of training: `make bench-unseen`.

    .venv/bin/python tests/bench/unseen.py [--steps 10000] [--quick]

The bundled checkpoint has seen most sets of ../shared/data, so quality.py can score little more than
other cells of them. Here the same training is done twice, each time without some sets, which are then
scored as quality.py does, beside the same baselines. What stays in training: the other sets, a thin
world-wide one among them, of which no point lies within 5 km of a scored one. That the training is as
it is was judged by these very sets, among others. The two trainings take a quarter of an hour each and are
kept in build/unseen until code of theirs changes.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import hashlib
import subprocess
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

import clone
import quality
import table
from ablation import FOLDS

KEPT = clone.ROOT / "build" / "unseen"
BELGIUM = ("belgium_2018 CT", "belgium_2018 LC", "belgium_2019 CT", "belgium_2019 LC")
SCORED = (("canada", *BELGIUM), ("rondonia", "france", "amazon"))


def trained(fold: int, args: argparse.Namespace) -> Path:
    """The checkpoint of a training without a fold's sets, made unless it is there."""
    code = hashlib.sha256(f"{args.steps} {metadata.version('torch')}".encode())
    for folder in ("training", "core/model", "core/fitting", "core/simulate"):
        for path in sorted((clone.ROOT / folder).glob("*.py")):
            code.update(path.read_bytes())
    code.update((clone.ROOT / "core/sources.py").read_bytes())
    out = KEPT / f"{fold}-{code.hexdigest()[:10]}.safetensors"
    if not out.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        line = [sys.executable, "training/pretrain.py", str(out), "--steps", str(args.steps)]
        line += ["--data", str(args.data), "--leave-out", *FOLDS[fold]]
        done = subprocess.run(line, cwd=clone.ROOT, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(line)}\n{done.stderr}")
    return out


def scored(made: list[Path], args: argparse.Namespace) -> list[table.Cell]:
    """The cells of all folds; heads are frozen over all of them."""
    from aef_fields.core.model import checkpoint

    cells = []
    with ProcessPoolExecutor(args.jobs) as pool:
        for weights, names in zip(made, SCORED, strict=True):
            some, about = quality.screen(args, list(names), checkpoint.load(weights), weights, pool)
            print(about)
            if any(cell.one.status != "never seen" for cell in some):
                raise SystemExit(f"{weights} was trained on a set that it is to be scored on.")
            cells += some
        return quality.finish(cells, pool)


def main() -> None:
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=10_000)
    args = quality.asked(parser)
    args.fit, args.draws, args.never_seen = 0.0, 0, ""
    with ThreadPoolExecutor(args.jobs) as pool:
        made = list(pool.map(lambda fold: trained(fold, args), range(len(FOLDS))))
    cells = scored(made, args)
    page = quality.report(cells, f"Encoders of {args.steps} steps, without the sets.", args.quick)
    print("\n" + page)
    if args.out:
        args.out.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()

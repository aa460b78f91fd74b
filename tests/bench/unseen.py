"""Few-shot accuracy on sets that nothing like was trained on: `make bench-unseen`.

    .venv/bin/python tests/bench/unseen.py [--steps 10000] [--quick]

The bundled checkpoint has seen most sets of ../shared/data, so quality.py can score little more than
other cells of them. Here the same training is done twice, each time without some sets, their whole
region among them; those sets are then scored as quality.py does, beside the same baselines. The
trainings take half an hour each and are kept in build/unseen until what they are made from changes.
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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import clone
import quality
import table
from ablation import FOLDS

KEPT = clone.ROOT / "build" / "unseen"
BELGIUM = ("belgium_2018 CT", "belgium_2018 LC", "belgium_2019 CT", "belgium_2019 LC")
SCORED = (("canada", *BELGIUM), ("rondonia", "france", "amazon"))


def trained(fold: int, steps: int) -> Path:
    """The checkpoint of a training without a fold's sets, made unless it is there."""
    code = hashlib.sha256(str(steps).encode())
    for folder in ("training", "core/model", "core/fitting", "core/simulate"):
        for path in sorted((clone.ROOT / folder).glob("*.py")):
            code.update(path.read_bytes())
    out = KEPT / f"{fold}-{code.hexdigest()[:10]}.safetensors"
    if not out.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        words = [sys.executable, "training/pretrain.py", out, "--steps", steps]
        line = [str(word) for word in (*words, "--leave-out", *FOLDS[fold])]
        done = subprocess.run(line, cwd=clone.ROOT, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(line)}\n{done.stderr}")
    return out


def scored(fold: int, weights: Path, args: argparse.Namespace) -> list[table.Cell]:
    from aef_fields.core.model import checkpoint

    args.sets = ",".join(SCORED[fold])
    cells, about = quality.run(args, checkpoint.load(weights), weights)
    print(about)
    assert all(cell.one.status == "never seen" for cell in cells)
    return cells


def main() -> None:
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--quick", action="store_true", help="20 draws, no forests")
    parser.add_argument("--data", type=Path, default=clone.DATA)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, help="a Markdown page")
    args = parser.parse_args()
    args.fit, args.draws, args.never_seen = 0.0, 0, ""
    with ThreadPoolExecutor(args.jobs) as pool:
        made = list(pool.map(lambda fold: trained(fold, args.steps), range(len(FOLDS))))
    cells = [cell for fold, weights in enumerate(made) for cell in scored(fold, weights, args)]
    page = f"Each set scored by an encoder of {args.steps} steps that it was left out of.\n\n"
    page += table.markdown(table.main_table(cells))
    page += "\n\nError less than that of the best baseline, geometric mean over places:\n\n"
    means = [line for line in table.summary(cells) if line[0] != "all"]  # all are unseen here
    page += table.markdown(means) + "\n"
    print("\n" + page)
    if args.out:
        args.out.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()

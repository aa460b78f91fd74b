"""What each part of the training contributes on places never seen: `make ablation`.

Each variant is trained twice, briefly, once without the sets of each fold, and scored on these by
tests/bench/quality.py --quick. Printed is how much less (more, if negative) error the embedding
makes than the best baseline, geometric mean over sets, for 1, 5, 20 and all labels a class.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDS = {  # sets that are scored: sets that are not trained on for it
    "canada,belgium_2018 CT,belgium_2018 LC,belgium_2019 CT,belgium_2019 LC": (
        "canada_aafc_2017_monthly_s2s1",
        "belgium_2019_20m",
        "belgium_1km_2021",
    ),
    "rondonia,france,amazon": (
        "rondonia_2022_s2",
        "france_lpis_2023_dekad_s2s1",
        "amazon_prodes_landsat8_interp",
    ),
}
VARIANTS = {
    "everything": (),
    "random weights": ("--steps", "0"),
    "no simulator": ("--no-simulator",),
    "no episodes": ("--without", "prototype", "ridge"),
    "no agreement, no contrast": ("--without", "agreement", "contrast"),
    "no consistency": ("--without", "consistency"),
    "no uniformity": ("--without", "uniformity"),
    "no reconstruction": ("--without", "reconstruction"),
    "no teacher": ("--without", "teacher"),
    "no Sentinel-1": ("--no-radar",),
    "no season path": ("--without", "season"),
    "no attention": ("--without", "attention"),
}
OURS = "abc"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", default="1500")
    parser.add_argument("--only", nargs="*", default=list(VARIANTS))
    args = parser.parse_args()
    print(f"{'variant':28}" + "".join(f"{n:>8}" for n in ("1", "5", "20", "all", "mean")))
    for name in args.only:
        figures = [f for fold in FOLDS for f in scored(name, fold, args.steps)]
        by_labels = [mean([f for f in figures if f["labels"] == n]) for n in (1, 5, 20, 0)]
        cells = "".join(f"{100 * (1 - r):8.1f}" for r in (*by_labels, mean(figures)))
        print(f"{name:28}{cells}", flush=True)


def scored(name: str, fold: str, steps: str) -> list[dict]:
    """The benchmark's cells of one fold for one variant."""
    folder = ROOT / "build" / "ablation"
    folder.mkdir(parents=True, exist_ok=True)
    out = (
        folder / f"{name.replace(' ', '-').replace(',', '')}-{list(FOLDS).index(fold)}.safetensors"
    )
    if not out.exists():
        words = ("--steps", steps, *VARIANTS[name], "--leave-out", *FOLDS[fold])
        run("training/pretrain.py", out, *words)
    run("tests/bench/quality.py", "--quick", "--checkpoint", out, "--sets", fold, "--jobs", "1")
    return json.loads((ROOT / "build" / "bench" / "last.json").read_text(encoding="utf-8"))


def run(*words: object) -> None:
    done = subprocess.run(
        [sys.executable, *map(str, words)], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{words}\n{done.stderr}")


def mean(figures: list[dict]) -> float:
    """Geometric mean of our error over that of the best baseline."""
    ratios = []
    for f in figures:
        best = max(v for row, v in f.items() if len(row) == 1 and row not in OURS)
        ratios.append(math.log((1 - f["a"]) / (1 - best)))
    return math.exp(sum(ratios) / len(ratios)) if ratios else math.nan


if __name__ == "__main__":
    main()

"""What each part of the training contributes on sets never seen: `make ablation`.

Each variant is trained twice, briefly, once without the sets of each fold. Printed is the balanced
accuracy in per cent of a logistic head on the sets left out, as the training validates it (labels
to learn from and to test are different places; 20 draws), mean over the sets, for 1, 5 and 20
labels a class, and beside it the mean of the three.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parent.parent
FOLDS = (  # sets that are not trained on; the points among them are scored
    ("canada_aafc_2017_monthly_s2s1", "belgium_2019_20m", "belgium_1km_2021"),
    ("rondonia_2022_s2", "france_lpis_2023_dekad_s2s1", "amazon_prodes_landsat8_interp"),
)
SHOTS = ("1", "5", "20")
VARIANTS = {
    "everything": (),
    "as it starts": ("--steps", "0"),
    "no simulator": ("--no-simulator",),
    "no episodes": ("--without", "prototype", "ridge"),
    "no agreement, no contrast": ("--without", "agreement", "contrast"),
    "no consistency": ("--without", "consistency"),
    "no uniformity": ("--without", "uniformity"),
    "no reconstruction": ("--without", "reconstruction"),
    "no teacher": ("--without", "teacher"),
    "no Sentinel-1": ("--no-radar",),
    "no decorrelated start": ("--without", "start"),
    "no season path": ("--without", "season"),
    "no attention": ("--without", "attention"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", default="1500")
    parser.add_argument("--only", nargs="*", default=list(VARIANTS))
    args = parser.parse_args()
    print(f"{'variant':28}" + "".join(f"{n:>8}" for n in (*SHOTS, "mean")))
    for name in args.only:
        left_out = [one for fold in FOLDS for one in scored(name, fold, args.steps)]
        means = [mean(one[n] for one in left_out if n in one) for n in SHOTS]
        print(f"{name:28}" + "".join(f"{100 * m:8.1f}" for m in (*means, mean(means))), flush=True)


def scored(name: str, fold: tuple[str, ...], steps: str) -> list[dict[str, float]]:
    """Labels a class -> balanced accuracy, of each set that one training of a variant left out."""
    folder = ROOT / "build" / "ablation"
    folder.mkdir(parents=True, exist_ok=True)
    words = ["--steps", steps, *VARIANTS[name], "--leave-out", *fold]
    words_hash = hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]
    out = folder / f"{words_hash}.safetensors"
    if not out.exists():
        command = [sys.executable, "training/pretrain.py", out, *words]
        done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{command}\n{done.stderr}")
    card = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
    validation = card["training"]["validation"]
    return [validation[n] for n in fold if n in validation]


if __name__ == "__main__":
    main()

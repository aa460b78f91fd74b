"""An unfinished training beside its output: weights, their average, the optimiser, the history."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from safetensors import safe_open
from safetensors.torch import save_file


def path_of(out: Path) -> Path:
    return out.with_name(out.name + ".unfinished")


def save(out: Path, trainer: Any) -> None:
    """A reader sees the old state or the new one."""
    tensors = {f"weights.{k}": v for k, v in trainer.objective.state_dict().items()}
    tensors |= {f"average.{k}": v for k, v in trainer.average.items()}
    for i, moments in trainer.optimiser.state_dict()["state"].items():
        tensors |= {f"moment.{i}.{k}": v for k, v in moments.items()}
    about = {"done": trainer.done, "seconds": trainer.seconds, "history": trainer.history}
    part = path_of(out).with_name(path_of(out).name + ".part")
    save_file({k: v.contiguous() for k, v in tensors.items()}, part, {"about": json.dumps(about)})
    part.replace(path_of(out))


def restore(out: Path, trainer: Any) -> None:
    """Put an earlier state back, if there is one."""
    if not path_of(out).exists():
        return
    with safe_open(path_of(out), "pt") as file:
        about = json.loads(file.metadata()["about"])
        tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    trainer.done, trainer.seconds = about["done"], about["seconds"]
    trainer.history = about["history"]
    trainer.objective.load_state_dict(_under("weights.", tensors))
    trainer.average = _under("average.", tensors)
    moments: dict[int, dict[str, Any]] = {}
    for key, value in _under("moment.", tensors).items():
        index, name = key.split(".")
        moments.setdefault(int(index), {})[name] = value
    known = trainer.optimiser.state_dict()
    trainer.optimiser.load_state_dict({**known, "state": moments})


def _under(prefix: str, tensors: dict[str, Any]) -> dict[str, Any]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}

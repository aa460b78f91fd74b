"""The state of an unfinished fit beside its output, so that it goes on where it stopped."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..files import together
from .check import FACTS, Best

EVERY_S = 20.0
MOMENTS = ("step", "exp_avg", "exp_avg_sq")  # what AdamW knows of a parameter


def unfinished(out: Path) -> Path:
    """Where the state of a fit lies until its output is complete."""
    return out.with_name(out.name + ".unfinished")


@dataclass(frozen=True)
class _Kept:
    """What the file of a state holds."""

    job: dict[str, Any]
    spent: float
    losses: list[float]
    best: dict[str, float]
    tensors: dict[str, Any]


class FitState:
    """`OUT.unfinished`: weights, the best ones so far and the optimiser's moments as safetensors, the
    rest in its metadata.

    job: what the fit depends on; a state of another job is refused with a sentence.
    """

    def __init__(self, out: Path, job: dict[str, Any]):
        self.path = unfinished(out)
        self._job = json.loads(json.dumps(job))
        self._saved = time.monotonic()

    def restore(self, module: Any, optimiser: Any, best: Best) -> tuple[float, list[float]]:
        """Put an earlier state back; return the seconds spent and the losses, (0, []) if there is
        none, or a damaged one, which is removed. Raises `InputError` for that of another job."""
        if not self.path.exists():
            return 0.0, []
        kept = self._read()
        if kept:
            self._refuse_another(kept.job)
        if not kept or not _complete(kept.tensors, module):
            self.clear()  # half-written when the power failed: begin anew
            return 0.0, []
        module.load_state_dict(_under("weights.", kept.tensors))
        best.take(_under("best.", kept.tensors), kept.best)
        for i, parameter in enumerate(module.parameters()):
            if f"moment.{i}.step" in kept.tensors:
                optimiser.state[parameter] = {
                    name: kept.tensors[f"moment.{i}.{name}"].to(
                        parameter.device if name != "step" else "cpu"
                    )
                    for name in MOMENTS
                }
        return kept.spent, kept.losses

    def _read(self) -> _Kept | None:
        """What was saved; None if the file does not hold it."""
        from safetensors import SafetensorError, safe_open

        try:
            with safe_open(self.path, "pt") as file:
                about = json.loads(file.metadata()["fit"])
                # Copies: Windows replaces no file that something is mapped from.
                tensors = {key: file.get_tensor(key).clone() for key in file.keys()}  # noqa: SIM118
            return _Kept(
                dict(about["job"]),
                float(about["spent"]),
                [float(loss) for loss in about["losses"]],
                {name: float(about["best"][name]) for name in FACTS},
                tensors,
            )
        except (SafetensorError, KeyError, TypeError, ValueError):
            return None

    def _refuse_another(self, job: dict[str, Any]) -> None:
        differing = [key for key, value in self._job.items() if job.get(key) != value]
        if differing:
            raise InputError(
                f"{self.path} is an unfinished fit that differs in {', '.join(differing)}. Run it "
                "again as it was to go on, or remove that file to start anew."
            )

    def keep(
        self, module: Any, optimiser: Any, best: Best, spent: float, losses: list[float]
    ) -> None:
        """Save now and then."""
        if time.monotonic() - self._saved > EVERY_S:
            self.save(module, optimiser, best, spent, losses)

    def save(
        self, module: Any, optimiser: Any, best: Best, spent: float, losses: list[float]
    ) -> None:
        """Save now; a reader sees the old state or the new one."""
        from safetensors.torch import save as as_bytes

        tensors = {f"weights.{k}": v.contiguous() for k, v in module.state_dict().items()}
        tensors |= {f"best.{k}": v.contiguous() for k, v in best.weights.items()}
        for i, parameter in enumerate(module.parameters()):
            for name, value in optimiser.state.get(parameter, {}).items():
                tensors[f"moment.{i}.{name}"] = value.contiguous()
        about = {"job": self._job, "spent": spent, "losses": losses, "best": best.facts()}
        # Their own way into a file raises an error of theirs when the disk is full, and leaves half.
        content = as_bytes(tensors, {"fit": json.dumps(about)})
        with together() as part:
            part(self.path).write_bytes(content)
        self._saved = time.monotonic()

    def clear(self) -> None:
        """The output is complete."""
        self.path.unlink(missing_ok=True)


def _complete(tensors: dict[str, Any], module: Any) -> bool:
    """Whether every weight is there, now and at its best, and of each moment all or nothing."""
    wanted = {
        prefix + name: value.shape
        for name, value in module.state_dict().items()
        for prefix in ("weights.", "best.")
    }
    for i, parameter in enumerate(module.parameters()):
        own = {f"moment.{i}.{name}": () if name == "step" else parameter.shape for name in MOMENTS}
        if own.keys() & tensors.keys():
            wanted |= own
    return all(name in tensors and tensors[name].shape == shape for name, shape in wanted.items())


def _under(prefix: str, tensors: dict[str, Any]) -> dict[str, Any]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}

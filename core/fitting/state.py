"""The state of an unfinished fit beside its output, so that it goes on where it stopped."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError

if TYPE_CHECKING:
    from .check import Best

EVERY_S = 20.0


class FitState:
    """`OUT.unfinished`: weights, the best ones so far and the optimiser's moments as safetensors, the
    rest in its metadata.

    job: what the fit depends on; a state of another job is refused with a sentence.
    """

    def __init__(self, out: Path, job: dict[str, Any]):
        self.path = out.with_name(out.name + ".unfinished")
        self._job = json.loads(json.dumps(job))
        self._saved = time.monotonic()

    def restore(self, module: Any, optimiser: Any, best: Best) -> tuple[float, list[float]]:
        """Put an earlier state back; return the seconds spent and the losses, (0, []) if none."""
        if not self.path.exists():
            return 0.0, []
        from safetensors import SafetensorError, safe_open

        try:
            with safe_open(self.path, "pt") as file:
                about = json.loads(file.metadata()["fit"])
                tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
        except (SafetensorError, KeyError, TypeError, ValueError):
            self.clear()  # half-written when the power failed: begin anew
            return 0.0, []
        differing = [key for key, value in self._job.items() if about["job"].get(key) != value]
        if differing:
            raise InputError(
                f"{self.path} is an unfinished fit that differs in {', '.join(differing)}. Run it "
                "again as it was to go on, or remove that file to start anew."
            )
        module.load_state_dict(_under("weights.", tensors))
        best.take(_under("best.", tensors), about["best"])
        for i, parameter in enumerate(optimiser.param_groups[0]["params"]):
            if f"moment.{i}.exp_avg" in tensors:
                optimiser.state[parameter] = {
                    name: tensors[f"moment.{i}.{name}"].to(
                        parameter.device if name != "step" else "cpu"
                    )
                    for name in ("step", "exp_avg", "exp_avg_sq")
                }
        return float(about["spent"]), list(about["losses"])

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
        from safetensors.torch import save_file

        tensors = {f"weights.{k}": v.contiguous() for k, v in module.state_dict().items()}
        tensors |= {f"best.{k}": v.contiguous() for k, v in best.weights.items()}
        for i, parameter in enumerate(optimiser.param_groups[0]["params"]):
            for name, value in optimiser.state.get(parameter, {}).items():
                tensors[f"moment.{i}.{name}"] = value.contiguous()
        about = {"job": self._job, "spent": spent, "losses": losses, "best": best.facts()}
        part = self.path.with_name(self.path.name + ".part")
        save_file(tensors, part, {"fit": json.dumps(about)})
        part.replace(self.path)
        self._saved = time.monotonic()

    def clear(self) -> None:
        """The output is complete."""
        self.path.unlink(missing_ok=True)


def _under(prefix: str, tensors: dict[str, Any]) -> dict[str, Any]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}

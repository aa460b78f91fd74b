"""The facts about an encoder that was adapted here, from the JSON beside its weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .i18n import plain, tr


def card_of(checkpoint: str, bundled: Path) -> Path | None:
    """Return where something is written about a checkpoint (a bundled name, or a file)."""
    if not checkpoint.endswith(".safetensors"):
        written = bundled / f"{checkpoint}.md"
        return written if checkpoint and written.is_file() else None
    beside = Path(checkpoint).with_suffix(".json")
    return beside if beside.is_file() else None


def facts(path: Path) -> str:
    """Return the facts as Markdown; a sentence where they can't be read."""
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        lines = _lines(card, card["training"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        return tr("“{}” does not say what the encoder was trained on ({}).").format(path, error)
    rows = "\n".join(f"| {name} | {value} |" for name, value in lines)
    title = path.with_suffix("").name
    return f"# {title}\n\n| | |\n|---|---|\n{rows}\n\n{_meaning()}\n"


def _lines(card: dict[str, Any], training: dict[str, Any]) -> list[tuple[str, str]]:
    frames = training.get("frames", [])
    origin = str(training.get("from", ""))
    fresh = origin in ("", "none")
    found = [
        (tr("Started from"), tr("nothing: learnt from these images alone") if fresh else origin),
        (tr("Adapted for"), tr("{} minutes, {} steps").format(
            training.get("minutes", "?"), training.get("steps", "?"))),
        (tr("Images"), str(len(frames))),
        (tr("Sources it knows"), ", ".join(card["sources"])),
        (tr("Numbers a pixel"), str(card["config"]["d"])),
    ]  # fmt: skip
    loss = training.get("loss") or []
    if len(loss) > 1:
        found.append((tr("Error while practising"), f"{plain(loss[0], 3)} → {plain(loss[-1], 3)}"))
    if frames:
        found.append(
            (tr("First and last image"), f"{Path(frames[0]).name}, {Path(frames[-1]).name}")
        )
    return [*found, (tr("Computed on"), str(training.get("device", "")))]


def _meaning() -> str:
    return tr(
        "The error says how well the encoder repeats images that it was shown in part; it is no "
        "accuracy of a map. Embeddings made with this encoder can be compared with each other, "
        "and with none that another encoder made."
    )

"""A checkpoint on disk: weights as .safetensors, and beside them everything they depend on as JSON.

The JSON holds the configuration, the source table the weights were trained with, the training
record and the hash of the weights. Loading runs no code of the file's and refuses weights that
do not fit this program, in a sentence.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..sources import OWN_ID, SOURCES, Source
from .config import Config

if TYPE_CHECKING:
    from torch import Tensor

    from .decoders import Decoders
    from .encoder import Encoder

LARGEST = 4096  # width or number of layers in a configuration
FORMAT = 1
BUNDLED = Path(__file__).resolve().parent.parent.parent / "resources" / "checkpoints"
DEFAULT = "small"


@dataclass(frozen=True)
class Checkpoint:
    """Weights ready to use. `identity` is what embeddings and heads record: name and sha256."""

    name: str
    sha256: str
    encoder: Encoder
    decoders: Decoders
    record: dict[str, Any]

    @property
    def identity(self) -> str:
        return f"{self.name} sha256:{self.sha256}"


def bundled() -> list[dict[str, Any]]:
    """The checkpoints that come with the plugin, the default one first: name, size, training."""
    found = []
    for path in sorted(BUNDLED.glob("*.json"), key=lambda p: (p.stem != DEFAULT, p.stem)):
        card = json.loads(path.read_text(encoding="utf-8"))
        found.append({"name": path.stem, "config": card["config"], "training": card["training"]})
    return found


def find(name: str) -> Path:
    """The .safetensors file of a bundled name ("" is the default one) or of a path.

    Raises `InputError` if there is none.
    """
    wanted = name or DEFAULT
    path = BUNDLED / f"{wanted}.safetensors"
    if path.exists():
        return path
    path = Path(wanted)
    if path.suffix == ".safetensors" and path.is_file():
        return path
    names = ", ".join(card["name"] for card in bundled()) or "none yet: make one with `fit`"
    raise InputError(
        f"There is no checkpoint '{wanted}'; expected a .safetensors file or a bundled one ({names})."
    )


def source_table(sources: dict[str, Source] = SOURCES) -> dict[str, Any]:
    """What weights depend on in their sources: bands in order, units, normalisation."""
    table = {}
    for s in sources.values():
        table[s.id] = {
            "bands": list(s.bands),
            "units": s.units,
            "mean": list(s.mean),
            "std": list(s.std),
        }
        if s.id not in SOURCES:
            table[s.id]["title"] = s.title
    return table


def sources_of(card: dict[str, Any]) -> dict[str, Source]:
    """The sources that a checkpoint knows, from its card: ours, and those that `fit` added."""
    return {
        name: SOURCES.get(name)
        or Source(
            name,
            about["title"],
            tuple(about["bands"]),
            about["units"],
            tuple(about["mean"]),
            tuple(about["std"]),
        )
        for name, about in card["sources"].items()
    }


def save(
    path: Path, encoder: Encoder, decoders: Decoders, training: dict[str, Any], half: bool = False
) -> str:
    """Write `path` (.safetensors) and its JSON; return the weights' sha256.

    half: store as bfloat16, for checkpoints that ship.
    """
    import torch
    from safetensors.torch import save as as_bytes

    dtype = torch.bfloat16 if half else torch.float32
    weights: dict[str, Tensor] = {}
    for prefix, module in (("encoder", encoder), ("decoders", decoders)):
        for key, value in module.state_dict().items():
            weights[f"{prefix}.{key}"] = value.detach().cpu().to(dtype).contiguous()
    content = as_bytes(weights)
    sha256 = hashlib.sha256(content).hexdigest()
    card = {
        "format": FORMAT,
        "config": asdict(encoder.config),
        "sources": source_table(encoder.sources),
        "sha256": sha256,
        "training": training,
        "license": "GPL-3.0-or-later",
    }
    told = json.dumps(card, indent=1) + "\n"
    # The weights first: a card alone would be taken for somebody else's file.
    _replace({path: content, path.with_suffix(".json"): told.encode()})
    return sha256


def _replace(files: dict[Path, bytes]) -> None:
    """Write files none of which is touched before all of them are on the disk."""
    parts = {path: path.with_name(path.name + ".part") for path in files}
    try:
        for path, content in files.items():
            with parts[path].open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def load(path: Path) -> Checkpoint:
    """Read a checkpoint. Raises `InputError` if it is truncated, altered or does not fit."""
    from safetensors import SafetensorError
    from safetensors.torch import load as from_bytes

    from .decoders import Decoders
    from .encoder import Encoder

    card = load_card(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} can't be read ({error.strerror}); copy it again.") from error
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 != card["sha256"]:
        raise InputError(
            f"{path} is not the file that {path.with_suffix('.json').name} describes (another hash): "
            "truncated or altered. Copy both files again."
        )
    try:
        # Bandit takes it for torch.load; a .safetensors file holds no code.
        weights = from_bytes(content)  # nosec B614
    except SafetensorError as error:
        raise InputError(
            f"{path} is no .safetensors file ({error}); choose another checkpoint."
        ) from error
    config = Config(**card["config"])
    sources = sources_of(card)
    encoder, decoders = Encoder(config, sources), Decoders(config, sources)
    for prefix, module in (("encoder.", encoder), ("decoders.", decoders)):
        own = {
            k.removeprefix(prefix): v.float() for k, v in weights.items() if k.startswith(prefix)
        }
        try:
            module.load_state_dict(own)
        except RuntimeError as error:
            raise InputError(
                f"{path} holds an encoder of another architecture than size {config.size!r} of this "
                f"version; use a checkpoint made with it. ({str(error).splitlines()[1].strip()})"
            ) from error
    return Checkpoint(path.stem, sha256, encoder.eval(), decoders.eval(), card["training"])


def widened(known: Checkpoint, own: dict[str, Source]) -> tuple[Encoder, Decoders]:
    """The same weights with fresh projectors and decoders for `own`, sources they have not seen."""
    from .decoders import Decoders
    from .encoder import Encoder

    sources = known.encoder.sources | own
    config = known.encoder.config
    encoder, decoders = Encoder(config, sources), Decoders(config, sources)
    encoder.load_state_dict(known.encoder.state_dict(), strict=False)
    decoders.load_state_dict(known.decoders.state_dict(), strict=False)
    return encoder, decoders


def _require_sizes(config: dict[str, Any]) -> None:
    """Raise `ValueError` for sizes that no encoder has: modules are made before weights are compared
    with them, and a billion layers would take all memory."""
    for name, value in config.items():
        least = 0 if name in ("pixel_layers", "blocks", "margin") else 1
        if name != "size" and not (type(value) is int and least <= value <= LARGEST):
            raise ValueError(f"{name} can't be {value!r}")
    if config.get("d", LARGEST) < 4:  # of which the kept part would be constant
        raise ValueError(f"d can't be {config['d']}")
    for width, heads in (
        ("pixel", config["pixel_heads"]),
        ("space", max(1, config["space"] // 64)),
        ("time", max(1, config["time"] // 64)),
    ):
        if config[width] % heads:
            raise ValueError(f"{width} can't be {config[width]} in {heads} heads")


def _require_source(name: str, about: dict[str, Any]) -> None:
    """Raise `ValueError` for a source, not of ours, that no encoder can have."""
    if not OWN_ID.fullmatch(name):
        raise ValueError(f"a source can't be called {name!r}")
    bands = about["bands"]
    if not (isinstance(bands, list) and bands and all(isinstance(band, str) for band in bands)):
        raise ValueError(f"the bands of {name} can't be {bands!r}")
    for key, least in (("mean", -1e15), ("std", 1e-15)):
        values = about[key]
        if len(values) != len(bands) or not all(
            type(value) in (int, float) and least < value < 1e15 for value in values
        ):
            raise ValueError(f"the {key} of {name}'s {len(bands)} bands can't be {values!r}")


def load_card(path: Path) -> dict[str, Any]:
    """The JSON beside the weights, checked. Raises `InputError` if it is missing or says too little."""
    beside = path.with_suffix(".json")
    try:
        card = json.loads(beside.read_text(encoding="utf-8"))
        config, sources, version = card["config"], card["sources"], card["format"]
        Config(**config)
        _require_sizes(config)
        for name in sources.keys() - SOURCES.keys():
            _require_source(name, sources[name])
        card["training"], card["sha256"]
        sources_of(card)
    except FileNotFoundError:
        raise InputError(
            f"{path} needs {beside.name} beside it, which tells how it was made; copy both."
        ) from None
    except OSError as error:
        raise InputError(f"{beside} can't be read ({error.strerror}); copy it again.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{beside} does not describe a checkpoint ({error!r}); copy it again, with the weights."
        ) from error
    if version != FORMAT:
        raise InputError(
            f"{path} has format {version}, this version reads {FORMAT}; update the plugin."
        )
    ours = source_table()
    differing = [name for name, about in sources.items() if ours.get(name, about) != about]
    if differing:
        raise InputError(
            f"{path} was trained with another source table ({', '.join(differing)} differ); use a "
            "checkpoint made with this version."
        )
    return card

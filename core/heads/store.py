"""Heads on disk: `.aefhead`, a zip of JSON, plain arrays and, where trees are in it, a skops file.

Reading one runs no code of the file's: the JSON is data, the arrays are safetensors, and a skops
file is opened only if every type it names is on the list below.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors import numpy as tensors

from ..errors import InputError
from ..files import together
from ..maps.writer import MapClass
from .head import Head
from .trial import try_out

VERSION = 1
MEMBERS = {"head.json", "arrays.safetensors", "estimator.skops"}
MAX_BYTES = 400_000_000  # unpacked; the largest forest we write takes a tenth

# What a forest consists of. A type that is not here is not loaded, whatever the file says.
ALLOWED_TYPES = {
    "builtins.dict",
    "builtins.list",
    "builtins.str",
    "builtins.tuple",
    "numpy.dtype",
    "numpy.float64",
    "numpy.int64",
    "numpy.ndarray",
    "sklearn.ensemble._forest.RandomForestClassifier",
    "sklearn.ensemble._forest.RandomForestRegressor",
    "sklearn.tree._classes.DecisionTreeClassifier",
    "sklearn.tree._classes.DecisionTreeRegressor",
    "sklearn.tree._tree.Tree",
}

# Attributes of our own estimators that are arrays, and those that are plain numbers.
OWN = {
    "BalancedKnnClassifier": (("vectors_", "targets_", "classes_"), ("n_neighbors",)),
    "CosineKnnClassifier": (("vectors_", "targets_", "classes_"), ("n_neighbors",)),
    "CosineKnnRegressor": (("vectors_", "targets_"), ("n_neighbors",)),
    "LinearClassifier": (("coef_", "intercept_", "classes_"), ("C",)),
    "LinearRegressor": (("coef_",), ("alpha", "intercept_")),
    "MlpClassifier": (("hidden_", "hidden_bias_", "out_", "out_bias_", "classes_"), ()),
    "MlpRegressor": (("hidden_", "hidden_bias_", "out_", "out_bias_"), ()),
    "RidgeClassifier": (("coef_", "intercept_", "classes_"), ("alpha",)),
}


# What reading a file raises that a bad disk or somebody's hand has changed.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(KeyError, ValueError, TypeError, RuntimeError, SafetensorError),
    *(IndexError, AttributeError, ArithmeticError),
)

PROCESS = "AttentiveProcess"  # several of ours, a forest, and a network's arrays


def save(head: Head, path: Path) -> None:
    """Write `head` to `path`, whole or not at all; the same head gives the same bytes."""
    arrays = {f"statistics.{k}": np.ascontiguousarray(v) for k, v in head.statistics.items()}
    kind = type(head.estimator).__name__
    content: dict[str, Any] = {
        "format": "aefhead",
        "version": VERSION,
        "task": head.task,
        "method": head.method,
        "encoder": head.encoder,
        "d": head.d,
        "classes": [asdict(c) for c in head.classes],
        "temperature": head.temperature,
        "estimator": {"kind": kind},
        "record": head.record,
    }
    members: dict[str, bytes] = {}
    if kind in OWN:
        content["estimator"] = _described(head.estimator, "estimator", arrays)
    elif kind == PROCESS:
        content["estimator"] |= _described_process(head.estimator, arrays)
        members["estimator.skops"] = _skops(head.estimator.mixture.forest)
    else:
        members["estimator.skops"] = _skops(head.estimator)
    members["arrays.safetensors"] = tensors.save(arrays)
    members["head.json"] = (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
    with together() as part, zipfile.ZipFile(part(path), "w") as archive:
        for name in sorted(members):
            archive.writestr(_entry(name), members[name])


def _described(estimator: Any, prefix: str, arrays: dict[str, np.ndarray]) -> dict[str, Any]:
    """Kind and plain numbers of an estimator of ours; its arrays are added to `arrays`."""
    kind = type(estimator).__name__
    for name in OWN[kind][0]:
        arrays[f"{prefix}.{name}"] = np.ascontiguousarray(getattr(estimator, name))
    return {"kind": kind} | {name: getattr(estimator, name) for name in OWN[kind][1]}


def _described_process(process: Any, arrays: dict[str, np.ndarray]) -> dict[str, Any]:
    """A neural process without its forest; its arrays are added to `arrays`."""
    mixture = process.mixture
    for name, values in process.points.items():
        arrays[f"points.{name}"] = np.ascontiguousarray(values)
    for name, tensor in process.net.state_dict().items():
        arrays[f"net.{name}"] = tensor.numpy()
    return {
        "numbers": process.numbers,
        "share": mixture.share.tolist(),
        "mean": mixture.mean,
        "linear": _described(mixture.linear, "linear", arrays),
        "knn": _described(mixture.knn, "knn", arrays),
    }


def _entry(name: str) -> zipfile.ZipInfo:
    """A zip entry without the time of day."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _skops(estimator: Any) -> bytes:
    """`estimator` as a skops file, its memory addresses and times replaced by counting."""
    from skops.io import dumps

    source = zipfile.ZipFile(io.BytesIO(dumps(estimator)))
    schema = source.read("schema.json").decode()
    ids = dict.fromkeys(re.findall(r'"__id__": (\d+)', schema))
    number = {old: str(i + 1) for i, old in enumerate(ids)}
    schema = re.sub(r'("__id__": |"file": ")(\d+)', lambda m: m[1] + number.get(m[2], m[2]), schema)
    files = {}
    for name in set(source.namelist()) - {"schema.json"}:
        stem, _, suffix = name.partition(".")
        files[f"{number.get(stem, stem)}.{suffix}"] = source.read(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr(_entry("schema.json"), schema)
        for name in sorted(files):
            target.writestr(_entry(name), files[name])
    return out.getvalue()


def load(path: Path) -> Head:
    """Read a head. Raises `InputError` for a file that is missing, damaged, foreign or newer."""
    if not path.exists():
        raise InputError(f"The head {path} does not exist; check the path.")
    try:
        members = _members(path)
        content = json.loads(members["head.json"])
        if content["format"] != "aefhead":
            raise InputError(f"{path} is not a head; make one with `train`.")
        if content["version"] > VERSION:
            raise InputError(
                f"The head {path} was made by a newer version of this program (format "
                f"{content['version']}, this one reads up to {VERSION}); update it."
            )
        arrays = tensors.load(members["arrays.safetensors"])
        head = _head(path, content, arrays, members.get("estimator.skops"))
        try_out(head)
        return head
    except _DAMAGE as error:
        raise InputError(
            f"{path} is not a head or is damaged ({error}); make it again with `train`."
        ) from error


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        strange = {info.filename for info in infos} - MEMBERS
        if strange:
            raise ValueError(f"it holds {sorted(strange)[0]!r}, which no head has")
        if sum(info.file_size for info in infos) > MAX_BYTES:
            raise ValueError("it is larger than any head")
        return {info.filename: archive.read(info) for info in infos}


def _head(
    path: Path, content: dict[str, Any], arrays: dict[str, np.ndarray], skops: bytes | None
) -> Head:
    kind = content["estimator"]["kind"]
    if kind in OWN:
        estimator = _own(content["estimator"], "estimator", arrays, content["d"])
    elif kind == PROCESS and skops is not None:
        forest = _from_skops(path, skops, content["d"])
        estimator = _process(content["estimator"], forest, arrays, content["d"])
    elif skops is not None:
        estimator = _from_skops(path, skops, content["d"])
    else:
        raise ValueError(f"it holds no estimator of kind {kind!r}")
    return Head(
        task=content["task"],
        method=content["method"],
        encoder=content["encoder"],
        d=content["d"],
        classes=[MapClass(**c) for c in content["classes"]],
        estimator=estimator,
        temperature=float(content["temperature"]),
        statistics=_with_prefix(arrays, "statistics."),
        record=content["record"],
    )


def _own(values: dict[str, Any], prefix: str, arrays: dict[str, np.ndarray], d: int) -> Any:
    from . import knn, linear, mlp

    kind = values["kind"]
    names, numbers = OWN[kind]
    maker = next(getattr(m, kind) for m in (knn, linear, mlp) if hasattr(m, kind))
    estimator = maker()
    for name in names:
        setattr(estimator, name, arrays[f"{prefix}.{name}"])
    for name in numbers:
        setattr(estimator, name, values[name])
    estimator.n_features_in_ = d
    first = arrays[f"{prefix}.{names[0]}"]
    if first.shape[0 if kind.startswith("Mlp") else -1] != d:
        raise ValueError(f"its vectors do not have {d} dimensions")
    if "targets_" in names:
        _check_targets(estimator)
    return estimator


def _check_targets(knn: Any) -> None:
    """Refuse neighbours that say nothing, or a class that is none: only some vectors meet them."""
    targets = knn.targets_
    if targets.shape != (len(knn.vectors_),):
        raise ValueError("its neighbours do not fit together")
    if hasattr(knn, "classes_") and not ((targets >= 0) & (targets < len(knn.classes_))).all():
        raise ValueError("its neighbours are of classes that it does not have")


def _process(values: dict[str, Any], forest: Any, arrays: dict[str, np.ndarray], d: int) -> Any:
    import torch

    from .anp import AttentiveProcess, Mixture

    linear, knn = (_own(values[name], name, arrays, d) for name in ("linear", "knn"))
    share = np.array(values["share"], np.float64)
    points = _with_prefix(arrays, "points.")
    m = len(points["vectors"])
    shapes = {"vectors": (m, d), "places": (m, 3), "left": (m,), "base": (m,)}
    if share.shape != (4,) or any(points[name].shape != shape for name, shape in shapes.items()):
        raise ValueError("its points do not fit together")
    process = AttentiveProcess(
        Mixture(linear, knn, forest, share, values["mean"]), points, values["numbers"]
    )
    weights = {name: torch.from_numpy(a) for name, a in _with_prefix(arrays, "net.").items()}
    try:
        process.net.load_state_dict(weights)
    except RuntimeError as error:
        raise ValueError("its network has other layers") from error
    return process


def _with_prefix(arrays: dict[str, np.ndarray], prefix: str) -> dict[str, np.ndarray]:
    return {name[len(prefix) :]: a for name, a in arrays.items() if name.startswith(prefix)}


def _from_skops(path: Path, data: bytes, d: int) -> Any:
    from skops.io import loads

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MAX_BYTES:
            raise ValueError("its estimator is larger than any of ours")
        types = set(_types(json.loads(archive.read("schema.json"))))
    strange = sorted(types - ALLOWED_TYPES)
    if strange:
        raise InputError(
            f"The head {path} asks for {strange[0]}, which no head of ours contains. "
            "It was not opened; get it again from whoever made it."
        )
    forest = loads(data, trusted=sorted(ALLOWED_TYPES))
    _check_trees(forest, d)
    return forest


def _types(node: Any) -> list[str]:
    """Every type that a skops schema names, wherever in it."""
    if isinstance(node, list):
        return [t for item in node for t in _types(item)]
    if not isinstance(node, dict):
        return []
    found = [t for value in node.values() for t in _types(value)]
    if "__class__" in node or "__module__" in node:
        found.append(f"{node.get('__module__')}.{node.get('__class__')}")
    return found


def _check_trees(forest: Any, d: int) -> None:
    """Refuse trees whose node numbers point outside: compiled code would follow them."""
    for tree in (estimator.tree_ for estimator in forest.estimators_):
        n = tree.node_count
        nodes = np.arange(n)
        left, right = tree.children_left, tree.children_right
        leaf = left == -1
        ahead = (left > nodes) & (left < n) & (right > nodes) & (right < n)
        feature = (tree.feature >= 0) & (tree.feature < d)
        if tree.n_features != d or len(left) != n or not (leaf | (ahead & feature)).all():
            raise ValueError("its trees are damaged")

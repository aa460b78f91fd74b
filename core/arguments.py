"""The commands and their arguments."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from .errors import InputError
from .inputs.address import NO_TEXT, is_text


class Parser(argparse.ArgumentParser):
    """argparse with our way of failing: a sentence, exit code 2."""

    def error(self, message: str) -> Any:
        raise InputError(f"{message[0].upper()}{message[1:]}. See `{self.prog} --help`.")


_BELOW_ZERO = re.compile(r"-[\d.][-+\d.,eE]*")

Command = Callable[[str, str], Parser]  # a command's name and what it does -> its own parser


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2018-04-07") from None
    if not 1900 <= day.year <= 2200:  # a year more or less must still be a date
        raise argparse.ArgumentTypeError(f"{text!r} is no date that a satellite could see")
    return day


def _path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("an empty name is no file")
    path = Path(text)
    if not is_text(path.absolute()):
        raise argparse.ArgumentTypeError(f"{text!r} {NO_TEXT}")
    return path


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number above zero")
    return value


def _from_zero(text: str) -> float:
    return 0.0 if text.strip("0.") == "" and "0" in text else _positive(text)


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share between 0 and 1, like 0.02 for 2 %")
    return value


def _percent(text: str) -> float:
    value = _positive(text)
    if value > 100:
        raise argparse.ArgumentTypeError(f"{text!r} is more than 100 percent")
    return value


def _count(text: str) -> int:
    """A whole number that is not negative and that every generator takes as a seed."""
    if not text.isdecimal() or int(text) >= 2**32:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 to {2**32 - 1}")
    return int(text)


def _crs(text: str) -> str:
    if not text:
        return text
    from rasterio.crs import CRS

    try:
        CRS.from_user_input(text)
    except ValueError:  # rasterio's own among them, and what "EPSG:x" makes of it
        raise argparse.ArgumentTypeError(
            f"{text!r} is no coordinate reference system like EPSG:4326"
        ) from None
    return text


def _manifest(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("manifest", type=_path, help=".json that lists the images (docs/manifest.md)")


def _embedding(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("embedding", type=_path, help=".tif that `embed` or `import` wrote")


def _head(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("head", type=_path, help=".aefhead that `train` wrote")


def _map(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("class_map", metavar="map", type=_path, help="a class map, as of `apply`")


def _out(sub: argparse.ArgumentParser, kind: str) -> None:
    sub.add_argument("out", type=_path, help=f"{kind} to write")


def _no_rgb(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--no-rgb", action="store_true", help="no picture beside the embedding")


def _seed(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--seed", type=_count, default=0, help="of what is drawn by chance, default 0")


def _bounds(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--bounds", type=float, nargs=4, metavar=("LEFT", "BOTTOM", "RIGHT", "TOP"),
        help="this area only",
    )  # fmt: skip
    sub.add_argument(
        "--bounds-crs", type=_crs, default="", help="like EPSG:4326; empty: that of the grid"
    )


def _device(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--device", choices=("auto", "cpu", "cuda"), default="auto", help="what computes"
    )


def _encoding(sub: argparse.ArgumentParser) -> None:
    """What all that encode are asked."""
    sub.add_argument(
        "--checkpoint", default="", help="name of a bundled one, or a .safetensors file"
    )
    sub.add_argument("--valid-start", type=_day, help="first day summarised, like 2018-01-01")
    sub.add_argument("--valid-end", type=_day, help="first day no longer summarised")
    _device(sub)


def _what_to_encode(sub: argparse.ArgumentParser) -> None:
    """What `embed` and its `plan` are asked alike."""
    _encoding(sub)
    _bounds(sub)
    sub.add_argument(
        "--dtype", choices=("int8", "float32"), default="int8",
        help="default int8, the published code; float32 for other tools",
    )  # fmt: skip


def _place(text: str) -> tuple[float, float]:
    try:
        x, y = map(float, text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no point like 560100,5613000") from None
    return x, y


def parse(words: Sequence[str]) -> dict[str, Any]:
    """What a command line says. argparse takes -93.5,42 and -1e6 for options, unless a space leads."""
    spaced = [f" {word}" if _BELOW_ZERO.fullmatch(word) else word for word in words]
    return vars(parser().parse_args(spaced))


def parser() -> Parser:
    """All commands, grouped as in QGIS's toolbox."""
    whole = Parser(prog="python -m core", description="Embeddings from dated satellite layers.")
    whole.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    commands = whole.add_subparsers(dest="command", required=True, parser_class=Parser)

    def command(name: str, text: str) -> Parser:
        sub: Parser = commands.add_parser(name, help=text, description=text)
        sub.add_argument("--json", action="store_true", help="one JSON object a line on stdout")
        return sub

    command("info", "Versions, devices and checkpoints.")
    _to_embed(command)
    _to_import(command)
    _to_group(command)
    _to_learn(command)
    _to_map(command)
    _to_compare(command)
    _to_give_evidence(command)
    command("serve", "Answer requests, JSON lines on stdin, until it ends.")
    return whole


def _to_embed(command: Command) -> None:
    sub = command("frames", "What is found out about each frame of a manifest.")
    _manifest(sub)
    sub.add_argument("--glances", type=_path, help="folder for a small picture of each frame")

    sub = command("plan", "What embed would make of a manifest, and what that takes.")
    _manifest(sub)
    _what_to_encode(sub)
    sub.add_argument("--measure", action="store_true", help="time it on a made-up patch")

    sub = command("embed", "Encode dated rasters into an embedding.")
    _manifest(sub)
    _out(sub, ".tif")
    _what_to_encode(sub)
    _no_rgb(sub)
    sub.add_argument("--tile", type=int, default=0, help="edge of a tile in pixels, 0 = chosen")
    sub.add_argument("--memory", type=_positive, default=2.0, help="GB it may take")
    sub.add_argument("--dask", default="", help="scheduler of a cluster, like tcp://host:8786")
    sub.add_argument("--preview", type=_path, help="folder for pictures of what is finished")

    sub = command("encode", "Encode series of places without an image.")
    sub.add_argument("series", type=_path, help=".npz of X_S, bands_S, dates_S for each source S")
    _out(sub, ".npz")
    _encoding(sub)

    sub = command("fit", "Fit an encoder to one scene, without labels.")
    _manifest(sub)
    _out(sub, ".safetensors")
    sub.add_argument("--from", dest="start", default="", help="checkpoint to start from, or none")
    sub.add_argument("--minutes", type=_positive, default=4.0, help="how long, default 4")
    _device(sub)
    _seed(sub)


def _to_import(command: Command) -> None:
    sub = command("import", "Published embeddings as one embedding on one grid.")
    sub.add_argument("product", choices=("aef", "tessera"), help="aef: AlphaEarth's")
    sub.add_argument(
        "sources", metavar="SRC", nargs="+", help="tiles, folders, addresses, or aef_index.parquet"
    )
    _out(sub, ".tif")
    sub.add_argument("--area", type=_path, help="a vector layer with the polygon you want")
    _bounds(sub)
    sub.add_argument("--year", type=int, help="which year, where the index has several")
    _no_rgb(sub)

    sub = command("combine", "Embeddings of one place side by side, as one.")
    sub.add_argument("embeddings", metavar="EMBEDDING", type=_path, nargs="+", help="two or more")
    _out(sub, ".tif")
    _no_rgb(sub)


def _to_group(command: Command) -> None:
    sub = command("cluster", "Group the pixels of an embedding.")
    _embedding(sub)
    _out(sub, ".tif")
    sub.add_argument("--k", default="auto", help="number of clusters, or auto")
    _seed(sub)

    sub = command("reduce", "A picture of an embedding: three principal directions as colours.")
    _embedding(sub)
    _out(sub, ".tif")
    sub.add_argument("--like", type=_path, help="a picture whose colours shall mean the same here")


def _to_learn(command: Command) -> None:
    sub = command("train", "Learn a head from labels and say how good it is.")
    _embedding(sub)
    sub.add_argument("labels", type=_path, help="a vector layer of polygons or points")
    _out(sub, ".aefhead")
    sub.add_argument("--label-field", required=True, help="attribute with the class or quantity")
    sub.add_argument(
        "--task", choices=("classify", "regress"), default="classify",
        help="classes (the default) or a quantity",
    )  # fmt: skip
    methods = ("auto", "knn", "linear", "ridge", "forest", "mlp", "anp")
    sub.add_argument(
        "--method", choices=methods, default="auto",
        help="default auto: the simplest of those that do best on labels held out",
    )  # fmt: skip
    sub.add_argument(
        "--classes",
        type=_path,
        help="names and colours of the classes as JSON, or corine, eunis-2012, eunis-2021",
    )
    sub.add_argument("--groups", default="", help="attribute whose values are held out together")
    sub.add_argument(
        "--also", type=_path, nargs=2, action="append", metavar=("EMBEDDING", "LABELS"),
        help="another region of the same encoder and its labels, learnt from but not tested on",
    )  # fmt: skip
    sub.add_argument("--report", type=_path, help="an HTML report")
    sub.add_argument("--problems", type=_path, help="what is odd about the labels, as a layer")
    _seed(sub)


def _to_map(command: Command) -> None:
    sub = command("apply", "Make a map from a head and an embedding.")
    _head(sub)
    _embedding(sub)
    _out(sub, ".tif")
    sub.add_argument("--confidence", type=_path, help="how sure the class is, in percent")
    sub.add_argument(
        "--confidence-kind", choices=("probability", "margin", "entropy"), default="probability",
        help="of the class (the default), its lead over the next, or 1 - entropy over all",
    )  # fmt: skip
    sub.add_argument("--applicability", type=_path, help="how unlike the labels a place is")
    sub.add_argument("--sets", type=_path, help="number of classes in the 90 %% prediction set")
    sub.add_argument(
        "--uncertainty", type=_path, help="of a quantity: standard deviation and 90 %% interval"
    )
    sub.add_argument("--unknown", action="store_true", help="a class for what is like no label")
    sub.add_argument(
        "--minimum-area", type=_from_zero, default=0.0, help="m²; smaller patches join a neighbour"
    )
    sub.add_argument(
        "--minimum-observations", type=_count, default=0, help="clear looks a pixel needs"
    )

    sub = command("suggest", "Places whose labels would teach a head most.")
    _head(sub)
    _embedding(sub)
    _out(sub, ".gpkg")
    sub.add_argument("--n", type=int, default=20, help="number of places, default 20")
    _seed(sub)


def _to_compare(command: Command) -> None:
    sub = command("similar", "Look-alikes: where else is it like this?")
    _embedding(sub)
    _out(sub, ".tif")
    sub.add_argument("--examples", type=_path, help="a vector layer of polygons or points")
    for name, what in (("points", "examples"), ("unlike", "what it must not be like")):
        sub.add_argument(
            f"--{name}", type=_place, nargs="+", action="extend", metavar="X,Y",
            help=f"{what}, in the embedding's coordinates",
        )  # fmt: skip
    sub.add_argument("--unlike-examples", type=_path, help="a layer of what it must not be like")
    sub.add_argument("--objects", type=_path, help="a .gpkg of the most similar areas")
    sub.add_argument("--n", type=int, default=100, help="number of objects at most")
    sub.add_argument(
        "--threshold", type=_percent, help="likeness in percent from which on it is an object"
    )
    _seed(sub)

    sub = command("change", "What has changed between embeddings of one place.")
    sub.add_argument("embeddings", metavar="EMBEDDING", type=_path, nargs="+", help="two or more")
    _out(sub, ".tif")
    sub.add_argument("--head", type=_path, help="what tells classes apart, for from what to what")
    sub.add_argument(
        "--transitions", type=_path, help="that map; with a --head, default beside the output"
    )
    sub.add_argument("--stable", type=_path, help="a layer of places that did not change")
    sub.add_argument(
        "--align", action="store_true", help="of two encoders: learn what goes with what"
    )
    sub.add_argument(
        "--false-alarms", type=_positive, default=5.0, help="percent of unchanged land, default 5"
    )
    _seed(sub)


def _to_give_evidence(command: Command) -> None:
    sub = command("sampledesign", "Random points on a map, to be labelled, for `area`.")
    _map(sub)
    _out(sub, ".gpkg")
    sub.add_argument(
        "--target-se", type=_share, default=0.02, help="wanted error of overall accuracy"
    )
    sub.add_argument("--n", type=int, default=0, help="number of points, 0 = from --target-se")
    sub.add_argument("--labels", type=_path, help="training labels; no point is drawn in them")
    _seed(sub)

    sub = command("area", "Accuracy of a map and areas of its classes from reference points.")
    _map(sub)
    sub.add_argument("reference", type=_path, help="points of `sampledesign`, filled in")
    sub.add_argument("--label-field", required=True, help="attribute with what is really there")
    sub.add_argument("--labels", type=_path, help="training labels; points in them are refused")
    sub.add_argument(
        "--design",
        choices=("auto", "stratified", "poststratified", "simple"),
        default="auto",
        help="how the points were drawn; auto: the sample's own strata, else the map's classes",
    )
    sub.add_argument("--report", type=_path, help="an HTML report")

"""Turn raster layers of the project into plain values that the worker understands."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)

from . import drives
from .i18n import tr

SOURCE = "aef/source"
DATETIME = "aef/datetime"
BANDS = "aef/bands"  # JSON: band of the source -> number in the file
LEFT_OUT = "aef/leftOut"  # no image, as a person said
RESULT = "aef/result"  # what kind of result of ours it is, also when its file is gone
# GDAL's name of one of several rasters in a file; the worker finds out which of a Sentinel-2 product it
# needs.
PART = re.compile(r"(?!SENTINEL2_)\w{2,}:(?!//)")  # a drive has one letter, an address two slashes
# A variable of a NetCDF, of which the worker takes all variables and dates.
NETCDF = re.compile(r'NETCDF:"?(.+?\.nc4?)"?:[^:"/\\]+', re.IGNORECASE)
IMAGES = {".tif", ".tiff", ".jp2", ".img", ".vrt", ".nc", ".nc4", ".hdf", ".zip", ".tar"}


def file_path(layer: QgsMapLayer) -> str:
    """Return the path, or GDAL's name of a part of a file, without the provider's options."""
    return layer.source().split("|", 1)[0]


def image_path(layer: QgsMapLayer) -> str:
    """Return the path of the file that counts as a frame: of a NetCDF's variable the whole file."""
    variable = NETCDF.fullmatch(layer.source())
    return variable[1] if variable else file_path(layer)


def once_a_file(found: list[QgsRasterLayer]) -> list[QgsRasterLayer]:
    """Return the layers, of those that are variables of one NetCDF the first."""
    files = {m[1]: layer for layer in reversed(found) if (m := NETCDF.fullmatch(layer.source()))}
    return [one for one in found if files.get(image_path(one), one) is one]


def raster_path(layer: QgsRasterLayer | None, of_a_frame: bool = False) -> str:
    """Return what GDAL opens for this layer, of a frame's the file. Raises with a sentence where it can't."""
    if layer is None:
        raise QgsProcessingException(
            tr("No raster was given, or it could not be opened. Choose a raster layer or a file.")
        )
    if not layer.isValid():
        raise QgsProcessingException(unreadable(layer))
    if layer.providerType() != "gdal":
        raise QgsProcessingException(
            tr(
                "The layer “{}” comes from a “{}” source, which is not a file that GDAL can read. "
                "Save it as GeoTIFF first (right click › Export › Save as…)."
            ).format(layer.name(), layer.providerType())
        )
    path = image_path(layer) if of_a_frame else file_path(layer)
    if PART.match(path):
        raise QgsProcessingException(
            tr(
                "The layer “{}” is one of several rasters in “{}”, of which the worker reads none. "
                "Save it as GeoTIFF first (right click › Export › Save as…)."
            ).format(layer.name(), layer.source())
        )
    own, stored = layer.crs().authid(), layer.dataProvider().crs().authid()
    if own and stored and own != stored:
        # What was set in QGIS is in the project only; the worker would look where the file says.
        raise QgsProcessingException(
            tr(
                "The layer “{}” is shown in {}, but its file says {}. Write the right one into the "
                "file (Raster › Projections › Assign Projection), or give the layer the file's."
            ).format(layer.name(), own, stored)
        )
    return path


def unreadable(layer: QgsMapLayer) -> str:
    """Return the sentence about a layer whose file is gone or of no use."""
    return tr(
        "The layer “{}” can't be read from “{}”. Repair its path (right click › Repair "
        "data source) or choose another layer."
    ).format(layer.name(), layer.source())


def temporal_middle(layer: QgsRasterLayer) -> str:
    """Return the middle of the layer's fixed temporal range as an ISO date, or an empty string."""
    properties = layer.temporalProperties()
    fixed = Qgis.RasterTemporalMode.FixedTemporalRange
    if properties is None or not properties.isActive() or properties.mode() != fixed:
        return ""
    begin, end = (
        properties.fixedTemporalRange().begin(),
        properties.fixedTemporalRange().end(),
    )
    if not begin.isValid() or not end.isValid():
        return ""
    # As the clock showed them: Qt counts the hour in between that summer time takes or gives.
    first, last = begin.toPyDateTime(), end.toPyDateTime()
    return (first + (last - first) / 2).date().isoformat()


def frame(layer: QgsRasterLayer) -> dict[str, Any]:
    """Return the manifest's entry for a layer: path, name and what the project knows about it."""
    path = raster_path(layer, of_a_frame=True)
    whole = path == file_path(layer)
    entry: dict[str, Any] = {"path": path, "name": layer.name() if whole else Path(path).name}
    source = str(layer.customProperty(SOURCE, "") or "")
    when = str(layer.customProperty(DATETIME, "") or "") or temporal_middle(layer)
    if source:
        entry["source"] = source
    if when:
        entry["datetime"] = when
    bands = _stated_bands(layer)
    if bands:
        entry["bands"] = bands
    return entry


def _stated_bands(layer: QgsRasterLayer) -> dict[str, int]:
    """What a person said of the layer's bands, if anything."""
    try:
        found = json.loads(str(layer.customProperty(BANDS, "") or "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def remember(layer: QgsRasterLayer, key: str, value: str) -> None:
    """Keep a correction with the layer; it is saved in the project."""
    if value:
        layer.setCustomProperty(key, value)
    else:
        layer.removeCustomProperty(key)
    QgsProject.instance().setDirty(True)


def sidecar(path: str) -> dict[str, Any]:
    """Return the record that the worker wrote beside a raster, or an empty dict."""
    try:
        drives.stat(path + ".json")
        content = json.loads(Path(path + ".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def is_product(folder: Path) -> bool:
    """Tell whether the worker takes a folder as one product: Sentinel-2's, Landsat's or Theia's."""
    granule = (folder / "GRANULE").is_dir()
    # Windows unpacks NAME.SAFE.zip as NAME.SAFE/NAME.SAFE: the inner one is the product.
    safe = granule or (folder.suffix.upper() == ".SAFE" and not (folder / folder.name).is_dir())
    theias = (folder / "MASKS").is_dir() and any(folder.glob("*_L[23]A_*_[SF]R[EC]_B*.*"))
    return safe or theias or any(folder.glob("*_MTL.txt"))


def frame_paths(path: Path) -> list[str]:
    """Return the frames that a file or folder stands for: itself, or the products and images in it.

    Results of ours are left out, as are hidden files, folders that may not be read, and downloads whose
    product was unpacked.
    """
    try:
        if not path.is_dir() or is_product(path):
            return [str(path)]
        # A Mac puts "._a.tif" beside a.tif on disks of other systems: it is no image.
        inside = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
    except OSError:  # such as a drive's "System Volume Information"
        return []
    found: list[str] = []
    for entry in inside:
        if _may_be_entered(entry):
            found += frame_paths(entry)
        elif entry.suffix.lower() in IMAGES and "kind" not in sidecar(str(entry)):
            found += [] if _unpacked(entry) else [str(entry)]
    return found


def _unpacked(entry: Path) -> bool:
    """Tell whether the product that was downloaded packed lies unpacked beside it, or in a folder of its name."""
    if entry.suffix.lower() not in (".zip", ".tar"):
        return False
    own, safe = entry.with_suffix(""), entry.with_suffix(".SAFE")
    folders = (own, safe, own / own.name, own / safe.name)
    try:
        return any(_may_be_entered(folder) and is_product(folder) for folder in folders)
    except OSError:  # one that may not be read
        return False


def _may_be_entered(entry: Path) -> bool:
    """Tell whether it is a folder; not where it can't be looked at, such as a drive that is gone."""
    try:
        return entry.is_dir() and not entry.is_symlink()
    except OSError:
        return False


def bounds_words(area: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> list[str]:
    """Return the worker's options for an area; without a valid CRS it is in that of the frames."""
    corners = area.xMinimum(), area.yMinimum(), area.xMaximum(), area.yMaximum()
    # Not 1e-05, which the worker would take for an option's name if it were negative.
    found = ["--bounds", *(f"{corner:.9f}" for corner in corners)]
    if crs.isValid():
        # A system of the user's own has a number that only this QGIS knows.
        own = crs.authid().startswith("USER:") or not crs.authid()
        found += ["--bounds-crs", crs.toWkt() if own else crs.authid()]
    return found


def is_file_path(path: str) -> bool:
    """Tell an ordinary path from an address and from GDAL's name of a part of a file."""
    return Path(path).is_absolute() and not path.startswith("/vsi")


def comparable(path: str) -> Path | str:
    """Return what is equal for one file however Windows writes its path.

    Addresses, and GDAL's names of parts of a file, are compared as the worker writes them down:
    without GDAL's prefix and the query, and with single slashes.
    """
    if is_file_path(path):
        return Path(path)
    return re.sub("/+", "/", path.partition("?")[0].removeprefix("/vsicurl/"))


def images_of(embedding: str) -> list[set[Path | str]]:
    """Return the images that an embedding was made from, as `comparable` gives them: where they lay
    then, and where they lie if they were moved together with it."""
    record = sidecar(embedding)
    then = Path(record.get("command", {}).get("embed", {}).get("out", "")).parent
    now = Path(embedding).parent
    images = [comparable(str(path)) for path in record.get("images", [])]
    return [set(images), {_moved(image, then, now) for image in images}]


def _moved(image: Path | str, then: Path, now: Path) -> Path | str:
    """Return where a file lies from `now` as it lay from `then`; on another drive it stayed."""
    if isinstance(image, str) or image.anchor != then.anchor:
        return image
    return Path(os.path.normpath(now / os.path.relpath(image, then)))


def same_file(one: str, other: str) -> bool:
    """Tell whether two paths are the same existing file."""
    try:
        return os.path.samestat(drives.stat(one), drives.stat(other))
    except (OSError, ValueError):
        return False


def output_problem(output: str, inputs: list[str], project: QgsProject | None) -> str:
    """Return why `output` may not be written (an input, an open layer), or an empty string."""
    if any(same_file(output, path) for path in inputs):
        return tr("The output “{}” is also an input. Choose another name for the output.").format(
            output
        )
    for layer in project.mapLayers().values() if project else []:
        if same_file(output, file_path(layer)):
            return tr(
                "“{}” is open in the project as the layer “{}”. Remove that layer first, or choose "
                "another name for the output."
            ).format(output, layer.name())
    return ""

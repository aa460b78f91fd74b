"""The zip that `make package` built."""

import os
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ZIP = Path(os.environ.get("AEF_ZIP") or ROOT / "build" / "aef_fields.zip")


@pytest.fixture(scope="session")
def package():
    """The zip, open for reading; `make package` makes it."""
    assert ZIP.is_file(), f"{ZIP} is missing; run `make package` first."
    with zipfile.ZipFile(ZIP) as archive:
        yield archive


@pytest.fixture(scope="session")
def unzipped(package, tmp_path_factory):
    """A plugins folder with the plugin in it, as QGIS's plugin manager unpacks it."""
    folder = tmp_path_factory.mktemp("plugins")
    package.extractall(folder)
    return folder

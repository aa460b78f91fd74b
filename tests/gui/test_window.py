"""The main job in a real QGIS window: toolbar, dialog, run in the background, layers on the map."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = [name for name in ("qgis", "xvfb-run", "import") if not shutil.which(name)]
pytestmark = pytest.mark.skipif(bool(NEEDED), reason=f"not installed: {', '.join(NEEDED)}")


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the driver saw in the window; its pictures go to build/gui."""
    folder = tmp_path_factory.mktemp("gui")
    shutil.copytree(ROOT / "resources" / "sample", folder / "sample")
    profile = folder / "qgis"
    subprocess.run([sys.executable, str(ROOT / "scripts" / "profile.py"), str(profile)], check=True)
    result = folder / "seen.json"
    variables = {name: v for name, v in os.environ.items() if name != "QT_QPA_PLATFORM"}
    variables.setdefault("AEF_PYTHON", str(ROOT / ".venv" / "bin" / "python"))
    variables |= {"AEF_GUI_RESULT": str(result), "LC_ALL": "C.UTF-8"}
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24"]
    options = ["--nologo", "--noversioncheck", "--profiles-path", str(profile)]
    code = ["--code", str(Path(__file__).with_name("drive.py"))]
    done = subprocess.run(
        [*screen, "qgis", *options, *code],
        env=variables,
        capture_output=True,
        text=True,
        timeout=600,  # a busy machine took over 180
        check=False,
    )
    pictures = ROOT / "build" / "gui"
    pictures.mkdir(parents=True, exist_ok=True)
    for picture in folder.glob("*.png"):
        shutil.copy(picture, pictures)
    assert result.exists(), done.stderr[-3000:]
    found = json.loads(result.read_text())
    assert "error" not in found, found["error"]
    return {**found, "ended with": done.returncode}


def test_the_toolbar_has_the_steps_of_the_work(seen):
    assert seen["toolbar"] == [
        "AEF Fields panel",
        "Make an embedding…",
        "Cluster an embedding…",
        "Train on labels…",
        "Make a map…",
    ]


def test_the_window_finds_source_and_date_of_every_frame(seen):
    frames = seen["frames"]
    assert len(frames) == 26
    assert all(problem == "" and chosen for *_, problem, chosen in frames)
    assert frames[0][:3] == ["S2_20230111", "sentinel-2-l2a", "2023-01-11"]
    assert ["S1_20231210", "sentinel-1-grd", "2023-12-10"] in [row[:3] for row in frames]


def test_a_date_typed_into_the_table_is_kept_with_the_layer(seen):
    assert seen["corrected"] == ["2023-01-12", "2023-01-12"]


def test_it_runs_in_the_background_and_survives_closing(seen):
    assert seen["running"] == [True, True]
    assert "26 images" in seen["log"]
    assert "is ready" in seen["message"]


def test_the_picture_is_on_the_map_and_the_bands_lie_under_it(seen):
    assert seen["group"] == "Embedding field"
    assert seen["nodes"] == [
        ["Valid observations (field)", False],
        ["Picture (field)", True],
        ["field", False],
    ]
    assert seen["colours"] > 20


def test_qgis_quits_in_peace_with_all_our_windows_open(seen):
    assert seen["ended with"] == 0

"""The zip in an empty profile: QGIS loads it and does the main job from it, with nothing else."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QGIS = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
pytestmark = pytest.mark.skipif(not QGIS, reason="qgis_process is not installed")


@pytest.fixture(scope="module")
def profile(unzipped, tmp_path_factory):
    """A profile that holds nothing but the unzipped plugin."""
    folder = tmp_path_factory.mktemp("qgis")
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    shutil.copytree(unzipped / "aef_fields", plugins / "aef_fields")
    return folder


@pytest.fixture(scope="module")
def process(profile):
    """qgis_process in that profile; it returns what is on stdout."""
    variables = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QT_QPA_PLATFORM": "offscreen",
    }
    variables.setdefault("AEF_PYTHON", str(ROOT / ".venv" / "bin" / "python"))

    def call(*words):
        done = subprocess.run(
            [QGIS, *words],
            env=variables,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    call("plugins", "enable", "aef_fields")
    return call


def run(process, name, **parameters):
    """The outputs of an algorithm."""
    given = [f"{key}={value}" for key, value in parameters.items()]
    return json.loads(process("--json", "run", f"aef:{name}", "--", *given))["results"]


@pytest.fixture(scope="module")
def made(process, profile, tmp_path_factory):
    """The main job on the sample that is in the zip: encode, learn, map."""
    out = tmp_path_factory.mktemp("out")
    sample = shutil.copytree(
        profile / "profiles/default/python/plugins/aef_fields/resources/sample", out / "sample"
    )
    embedding = run(
        process, "embed", MANIFEST=sample / "manifest.json", OUTPUT=out / "embedding.tif"
    )["OUTPUT"]
    head = run(
        process,
        "train",
        EMBEDDING=embedding,
        LABELS=sample / "labels.gpkg",
        LABEL_FIELD="class",
        OUTPUT=out / "head.aefhead",
    )
    applied = run(
        process, "apply", HEAD=head["OUTPUT"], EMBEDDING=embedding, OUTPUT=out / "map.tif"
    )
    return {"embedding": Path(embedding), "map": Path(applied["OUTPUT"]), **head}


def test_the_algorithms_are_there(process):
    listed = process("list")
    for name in ("embed", "fit", "cluster", "reduce", "train", "apply"):
        assert f"aef:{name}" in listed


def test_the_main_job(made):
    assert made["embedding"].stat().st_size > 100_000
    record = json.loads(Path(f"{made['map']}.json").read_text(encoding="utf-8"))
    assert record["kind"] == "class-map"
    assert len(record["classes"]) == 8
    assert float(made["ACCURACY"]) > 0.6  # eight classes: chance is 0.125


def test_nothing_was_written_into_the_plugin(made, profile, package):
    folder = profile / "profiles/default/python/plugins"
    there = {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there == {name for name in package.namelist() if not name.endswith("/")}

"""Nothing of ours survives a crash of either side, and nothing is lost by one."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from aef_fields.aef_qgis import worker
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

SCRIPT = Path(__file__).with_name("embed_in_qgis.py")
HELD = SCRIPT.parents[1] / "held_worker.py"
TIMES = (
    3  # the sample's scene repeated this often each way: four tiles, of which HELD finishes three
)


def repeated(path, target):
    """The same image many times side by side."""
    source = gdal.Open(str(path))
    pixels = np.tile(source.ReadAsArray(), (1, TIMES, TIMES))
    bands, height, width = pixels.shape
    made = gdal.GetDriverByName("GTiff").Create(str(target), width, height, bands, gdal.GDT_UInt16)
    made.SetProjection(source.GetProjection())
    made.SetGeoTransform(source.GetGeoTransform())
    for i in range(bands):
        made.GetRasterBand(i + 1).WriteArray(pixels[i])
        made.GetRasterBand(i + 1).SetDescription(source.GetRasterBand(i + 1).GetDescription())
    made.GetRasterBand(1).SetNoDataValue(0)


@pytest.fixture(scope="module")
def scene(tmp_path_factory, sample):
    """A manifest of two images of several tiles."""
    folder = tmp_path_factory.mktemp("big")
    frames = []
    for path in sorted(sample.glob("S2/*.tif"))[3:5]:
        repeated(path, folder / path.name)
        frames.append({"path": path.name})
    (folder / "manifest.json").write_text(json.dumps({"frames": frames}))
    return str(folder / "manifest.json")


def tiles(out):
    return list(Path(f"{out}.tiles").glob("*.npy"))


def holder(out):
    return json.loads((Path(f"{out}.tiles") / "lock").read_text())["pid"]


def alive(pid):
    """Whether a process runs; one that has ended but was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def held(real, monkeypatch):
    """The real worker, which stays at its work until it is stopped, however quick the machine; and
    ends by itself, however slow. Called, it is as usual again."""
    usual = worker.MAIN
    monkeypatch.setattr(worker, "MAIN", HELD)
    monkeypatch.setattr(worker, "TERMINATE_MS", 100_000)
    return lambda: monkeypatch.setattr(worker, "MAIN", usual)


def until(condition, seconds=240):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


class Words(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.infos = []

    def pushInfo(self, info):
        self.infos.append(info)


def finish(scene, out):
    """Run it again to its end; return what was said."""
    feedback = Words()
    outputs = worker.run("embed", [scene, str(out)], feedback)
    assert QgsRasterLayer(outputs["embedding"]).bandCount() == 64
    assert not Path(f"{out}.tiles").exists()
    return "\n".join(feedback.infos)


def test_qgis_is_killed(real, scene, tmp_path):
    out = tmp_path / "field.tif"
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    qgis = subprocess.Popen([sys.executable, str(SCRIPT), HELD, scene, str(out)], env=variables)
    until(lambda: len(tiles(out)) >= 2)
    pid = holder(out)
    qgis.kill()
    qgis.wait()
    until(lambda: not alive(pid))
    assert not out.exists()
    assert "finished before; going on" in finish(scene, out)


def test_the_worker_is_killed(held, scene, tmp_path):
    out = tmp_path / "field.tif"
    import threading

    said = []

    def run():
        try:
            worker.run("embed", [scene, str(out)], QgsProcessingFeedback(False))
        except worker.WorkerError as error:
            said.append(str(error))

    thread = threading.Thread(target=run)
    thread.start()
    until(lambda: len(tiles(out)) >= 2)
    os.kill(holder(out), signal.SIGKILL)  # its lock stays, as after a power cut
    thread.join()
    assert "stopped by the system" in said[0]
    assert "what was finished is kept" in said[0]
    assert [path.name for path in tmp_path.iterdir()] == ["field.tif.tiles"]
    held()
    assert "finished before; going on" in finish(scene, out)


@pytest.fixture
def run_task(provider, real, qgis_new_project, wait_for):
    """Start an algorithm in the background; call the result to wait for (outputs, sentence)."""
    from aef_fields.aef_qgis.dialogs.task_run import Step, TaskRun

    def start(algorithm, **parameters):
        run = TaskRun([Step("test", algorithm, parameters)])
        ends = []
        run.ended.connect(lambda outputs, sentence: ends.append((outputs, sentence)))
        run.start()

        def wait(run=run):  # which nobody else keeps
            wait_for(lambda: ends, 240)
            return ends[0]

        return wait

    return start


def frame_layers(sample):
    layers = [QgsRasterLayer(str(path), path.stem) for path in sorted(sample.glob("S2/*.tif"))[:3]]
    QgsProject.instance().addMapLayers(layers)
    return [layer.id() for layer in layers]


@pytest.mark.parametrize("loss", ["removeAllMapLayers", "clear"])
def test_layers_go_or_the_project_closes_while_they_are_encoded(run_task, sample, tmp_path, loss):
    ids = frame_layers(sample)
    wait = run_task("aef:embed", LAYERS=ids, OUTPUT=str(tmp_path / "field.tif"))
    getattr(QgsProject.instance(), loss)()
    QCoreApplication.processEvents()
    outputs, sentence = wait()
    assert sentence == ""
    assert QgsRasterLayer(outputs[0]["OUTPUT"]).bandCount() == 64


def test_labels_go_while_a_head_learns_from_them(run_task, sample, tmp_path):
    ids = frame_layers(sample)
    outputs, _ = run_task("aef:embed", LAYERS=ids, OUTPUT=str(tmp_path / "field.tif"))()
    labels = QgsVectorLayer(str(sample / "labels.gpkg"), "labels", "ogr")
    labels.setSubsetString('"class" is not null')  # so that it is copied, not read in place
    QgsProject.instance().addMapLayer(labels)
    wait = run_task(
        "aef:train",
        EMBEDDING=outputs[0]["OUTPUT"],
        LABELS=labels.id(),
        LABEL_FIELD="class",
        METHOD="knn",
        OUTPUT=str(tmp_path / "head.aefhead"),
    )
    del labels
    QgsProject.instance().removeAllMapLayers()
    outputs, sentence = wait()
    assert sentence == ""
    assert Path(outputs[0]["OUTPUT"]).is_file()


def test_the_plugin_is_reloaded_while_it_works(
    request, held, scene, tmp_path, qgis_iface, qgis_processing
):
    import aef_fields
    from aef_fields.aef_qgis import tasks
    from aef_fields.aef_qgis.dialogs.task_run import Step, TaskRun

    qgis_iface.addPluginToRasterMenu = qgis_iface.removePluginRasterMenu = lambda *_: None
    qgis_iface.addToolBar = qgis_iface.mainWindow().addToolBar
    plugin = aef_fields.classFactory(qgis_iface)
    plugin.initGui()
    # If this test fails, the others shall still find a QGIS without the plugin.
    request.addfinalizer(lambda: plugin._provider and plugin.unload())
    title = plugin._provider.algorithm("embed").displayName()
    out = tmp_path / "field.tif"
    run = TaskRun([Step("test", "aef:embed", {"MANIFEST": scene, "OUTPUT": str(out)})])
    run.start()
    until(lambda: QCoreApplication.processEvents() or len(tiles(out)) >= 2)
    pid = holder(out)
    assert tasks.running({title})
    plugin.unload()
    assert not tasks.running({title})
    assert not alive(pid)
    assert not out.exists()
    assert QgsApplication.processingRegistry().providerById("aef") is None
    plugin.initGui()
    plugin.unload()
    held()
    assert "finished before; going on" in finish(scene, out)


def test_a_temporary_output_is_taken_up_again_after_a_cancellation(
    held, provider, scene, tmp_path, monkeypatch, qgis_processing
):
    import processing
    from aef_fields.aef_qgis import scratch
    from qgis.core import QgsProcessingException

    monkeypatch.setattr(scratch, "root", lambda: tmp_path / "cache")

    class Impatient(Words):
        def isCanceled(self):  # which the worker's reader asks all the time
            if tiles_in_cache():
                self.cancel()
            return super().isCanceled()

    def tiles_in_cache():
        return list((tmp_path / "cache").glob("*/output.tif.tiles/*.npy"))

    given = {"MANIFEST": scene, "OUTPUT": "TEMPORARY_OUTPUT"}
    with pytest.raises(QgsProcessingException):
        processing.run("aef:embed", given, feedback=Impatient())
    assert tiles_in_cache()
    held()
    feedback = Words()
    outputs = processing.run("aef:embed", given, feedback=feedback)
    assert "finished before; going on" in "\n".join(feedback.infos)
    assert scratch.is_temporary(outputs["OUTPUT"])
    assert QgsRasterLayer(outputs["OUTPUT"]).bandCount() == 64
    assert QgsRasterLayer(outputs["RGB"]).bandCount() == 4
    assert Path(outputs["RGB"] + ".json").is_file()
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_temporary_checkpoint_is_taken_up_again_and_serves_the_next_step(
    held, provider, sample, tmp_path, monkeypatch, qgis_processing
):
    import processing
    from aef_fields.aef_qgis import scratch
    from qgis.core import QgsProcessingException

    monkeypatch.setattr(scratch, "root", lambda: tmp_path / "cache")

    class Impatient(Words):
        def setProgressText(self, text):
            if "Adapting" in text:
                self.cancel()

    frames = [{"path": str(path)} for path in sorted(sample.glob("S2/*.tif"))[3:9]]
    (tmp_path / "manifest.json").write_text(json.dumps({"frames": frames}))
    given = {"MANIFEST": str(tmp_path / "manifest.json"), "MINUTES": 0.05}
    given["OUTPUT"] = "TEMPORARY_OUTPUT"
    with pytest.raises(QgsProcessingException, match=r"finished is kept|goes on"):
        processing.run("aef:fit", given, feedback=Impatient())
    held()
    checkpoint = processing.run("aef:fit", given)["OUTPUT"]
    assert scratch.is_temporary(checkpoint)
    assert Path(checkpoint).with_suffix(".json").is_file()
    assert list((tmp_path / "cache").iterdir()) == []
    given = {"MANIFEST": given["MANIFEST"], "CHECKPOINT": checkpoint}
    field = processing.run("aef:embed", {**given, "OUTPUT": str(tmp_path / "field.tif")})
    record = json.loads(Path(field["OUTPUT"] + ".json").read_text())
    assert Path(checkpoint).stem in record["encoder"]


def test_a_cache_that_can_not_be_written_stops_no_run(
    fake, provider, sample, tmp_path, monkeypatch, qgis_processing
):
    import processing
    from aef_fields.aef_qgis import scratch

    (tmp_path / "home").touch()
    monkeypatch.setattr(scratch, "root", lambda: tmp_path / "home" / "unfinished")
    image = str(next(sample.glob("S2/*.tif")))
    outputs = processing.run("aef:embed", {"LAYERS": [image], "OUTPUT": "TEMPORARY_OUTPUT"})
    assert scratch.is_temporary(outputs["OUTPUT"]) and Path(outputs["RGB"]).is_file()


def test_bad_input_leaves_nothing_in_the_cache(
    real, provider, tmp_path, monkeypatch, qgis_processing
):
    import processing
    from aef_fields.aef_qgis import scratch
    from qgis.core import QgsProcessingException

    monkeypatch.setattr(scratch, "root", lambda: tmp_path / "cache")
    manifest = tmp_path / "manifest.json"
    for text in ('{"frames": [{"path": "gone.tif"}]}', "no JSON", "[]", '{"frames": [1]}'):
        manifest.write_text(text)
        with pytest.raises(QgsProcessingException):
            processing.run("aef:embed", {"MANIFEST": str(manifest), "OUTPUT": "TEMPORARY_OUTPUT"})
    assert list((tmp_path / "cache").iterdir()) == []

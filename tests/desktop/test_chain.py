"""The main job on the bundled sample through Processing, with the real worker."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsVectorLayer,
    edit,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory, sample, qgis_app, worker_python):
    """An embedding of the sample by an encoder that hardly learnt, made once: paths by name."""
    from aef_fields.aef_qgis import worker

    folder = tmp_path_factory.mktemp("chain")
    paths = {"checkpoint": folder / "c.safetensors", "embedding": folder / "field.tif"}
    feedback = QgsProcessingFeedback(False)
    manifest = str(sample / "manifest.json")
    before = os.environ.get("AEF_PYTHON")
    os.environ["AEF_PYTHON"] = worker_python
    try:
        worker.run("fit", [manifest, str(paths["checkpoint"]), "--minutes", "0.05"], feedback)
        given = ["--checkpoint", str(paths["checkpoint"])]
        worker.run("embed", [manifest, str(paths["embedding"]), *given], feedback)
    finally:
        os.environ.pop("AEF_PYTHON")
        if before is not None:
            os.environ["AEF_PYTHON"] = before
    return {name: str(path) for name, path in paths.items()}


@pytest.fixture
def process(provider, real, qgis_processing):
    """processing.run with our provider and the real worker."""
    import processing

    return processing.run


@pytest.fixture
def label_layer(sample):
    """The sample's polygons with a legend whose colours are not those of its classes.json."""
    layer = QgsVectorLayer(str(sample / "labels.gpkg"), "labels", "ogr")
    categories = []
    for i, name in enumerate(sorted(layer.uniqueValues(layer.fields().lookupField("class")))):
        symbol = QgsFillSymbol.createSimple({})
        symbol.setColor(QColor(10 * i, 100, 200))
        categories.append(QgsRendererCategory(name, symbol, f"My {name}"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))
    return layer


def trained(process, made, labels, tmp_path):
    return process(
        "aef:train",
        {
            "EMBEDDING": made["embedding"],
            "LABELS": labels,
            "LABEL_FIELD": "class",
            "METHOD": "knn",
            "REPORT": str(tmp_path / "report.html"),
            "OUTPUT": str(tmp_path / "head.aefhead"),
        },
    )


def test_labels_to_map_with_the_names_and_colours_of_the_legend(
    process, made, label_layer, tmp_path
):
    head = trained(process, made, label_layer, tmp_path)
    assert head["ACCURACY"] > 0.3  # eight classes: chance is 0.125
    assert "<html" in Path(head["REPORT"]).read_text()
    applied = process(
        "aef:apply",
        {
            "HEAD": head["OUTPUT"],
            "EMBEDDING": made["embedding"],
            "CONFIDENCE": "TEMPORARY_OUTPUT",
            "OUTPUT": str(tmp_path / "map.tif"),
        },
    )
    from aef_fields.aef_qgis.results import add_raster

    project = QgsProject()
    shown = add_raster(project, applied["OUTPUT"], "Map", made["embedding"])
    renderer = shown.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    expected = [(c.label(), c.symbol().color().name()) for c in label_layer.renderer().categories()]
    assert [(c.label, c.color.name()) for c in renderer.classes()] == expected
    confidence = add_raster(project, applied["CONFIDENCE"], "Confidence", made["embedding"])
    assert confidence.renderer().type() == "singlebandpseudocolor"
    statistics = confidence.dataProvider().bandStatistics(1)
    assert 0 <= statistics.minimumValue < statistics.maximumValue <= 100


@pytest.fixture(scope="module")
def head(made, sample, tmp_path_factory, worker_python):
    """A head learnt from the sample's labels, and what is odd about them: paths by name."""
    folder = tmp_path_factory.mktemp("head")
    out, report, problems = (folder / n for n in ("h.aefhead", "r.html", "p.gpkg"))
    # A label drawn twice, and a second time as another class.
    labels = shutil.copy(sample / "labels.gpkg", folder / "labels.gpkg")
    layer = QgsVectorLayer(str(labels), "labels", "ogr")
    first = next(layer.getFeatures())
    for name in (first["class"], "Meadow of doubt"):
        twin = QgsFeature(layer.fields())
        twin.setGeometry(first.geometry())
        twin["class"] = name
        assert layer.dataProvider().addFeature(twin)
    command = [
        worker_python, "-I", str(ROOT / "core" / "__main__.py"), "train", made["embedding"],
        str(labels), str(out), "--label-field", "class", "--method", "knn",
        "--report", str(report), "--problems", str(problems),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {"head": str(out), "problems": str(problems)}


def loaded(provider, name, parameters, output):
    """Run an algorithm as its window does: (outputs, the layer as Processing would show it)."""
    project = QgsProject()
    context = QgsProcessingContext()
    context.setProject(project)
    path = parameters[output]
    context.addLayerToLoadOnCompletion(
        path, QgsProcessingContext.LayerDetails(output, project, output)
    )
    feedback = QgsProcessingFeedback(False)
    outputs, good = provider.algorithm(name).create().run(parameters, context, feedback)
    assert good, feedback.textLog()
    details = context.layersToLoadOnCompletion()[path]
    layer = (QgsVectorLayer if path.endswith(".gpkg") else QgsRasterLayer)(path, output)
    details.postProcessor().postProcessLayer(layer, context, feedback)
    return outputs, layer


def test_points_to_label_come_with_the_choice_of_classes(provider, real, made, head, tmp_path):
    given = {"HEAD": head["head"], "EMBEDDING": made["embedding"], "N": 8}
    out = f"{tmp_path}//points.gpkg"  # the worker writes it otherwise, as on Windows
    _, points = loaded(provider, "suggest", {**given, "OUTPUT": out}, "OUTPUT")
    assert points.featureCount() == 8
    index = points.fields().lookupField("class")
    widget = points.editorWidgetSetup(index)
    assert widget.type() == "ValueMap"
    assert {"Maize": "Maize"} in widget.config()["map"]
    assert points.renderer().classAttribute() == "class"
    assert points.startEditing()  # a person can fill it in
    first = next(points.getFeatures())
    assert points.changeAttributeValue(first.id(), index, "Maize")
    assert points.commitChanges()


def test_look_alikes_are_seen_through_the_outlines_of_their_places(
    provider, real, made, sample, tmp_path
):
    given = {"EMBEDDING": made["embedding"], "EXAMPLES": str(sample / "labels.gpkg")}
    given |= {"OUTPUT": "TEMPORARY_OUTPUT", "PLACES": str(tmp_path / "places.gpkg")}
    _, places = loaded(provider, "similar", given, "PLACES")
    assert places.featureCount()
    assert places.renderer().symbol().symbolLayer(0).brushStyle() == Qt.BrushStyle.NoBrush


def opened_by_acatama(path, n):
    """What AcATaMa (response_design.py of 2026) asks of a sampling file when it is opened: a valid
    layer with a CRS whose geometries are single points, and a field `id`, found in any case, whose
    values tell the points apart."""
    layer = QgsVectorLayer(path, "sampling file", "ogr")
    assert layer.isValid()
    assert layer.crs().isValid()
    field = layer.fields().lookupField("ID")
    assert field != -1
    ids = []
    for feature in layer.getFeatures():
        assert feature.geometry().isGeosValid()
        feature.geometry().asPoint()  # raises for a multipoint
        ids.append(feature.attributes()[field])
    assert len(set(ids)) == len(ids) == pytest.approx(n, abs=4)


def themed_for_acatama(path):
    """Values of the classes that AcATaMa (map.py of 2026) finds in a thematic map's style: palette
    entries of band 1 with whole numbers, a colour and an alpha; without, it asks for another style."""
    layer = QgsRasterLayer(path)
    assert layer.isValid() and layer.dataProvider().sourceHasNoDataValue(1)
    style = layer.styleManager().style(layer.styleManager().currentStyle()).xmlData()
    document = QDomDocument()
    assert document.setContent(style)[0]
    entries = document.elementsByTagName("paletteEntry")
    found = []
    for i in range(entries.count()):
        entry = entries.at(i).toElement()
        assert len(entry.attribute("color")) == 7 and entry.attribute("alpha").isdigit()
        found.append(float(entry.attribute("value")))
    assert all(value.is_integer() for value in found)
    return {int(value) for value in found}


def test_from_a_map_to_areas_with_an_error(provider, real, made, head, sample, tmp_path):
    """The chain of evidence: map, random points, labels of the truth, accuracy and areas."""
    out, unlike = str(tmp_path / "map.tif"), str(tmp_path / "unlike.tif")
    given = {"HEAD": head["head"], "EMBEDDING": made["embedding"], "OUTPUT": out}
    _, trust = loaded(provider, "apply", {**given, "APPLICABILITY": unlike}, "APPLICABILITY")
    assert trust.renderer().type() == "singlebandpseudocolor"
    assert "do not trust" in " ".join(
        item.label for item in trust.renderer().shader().rasterShaderFunction().colorRampItemList()
    )
    drawn = str(tmp_path / "sample.gpkg")
    outputs, points = loaded(
        provider, "sampledesign", {"MAP": out, "N": 160, "OUTPUT": drawn}, "OUTPUT"
    )
    assert outputs["COUNT"] == points.featureCount() == pytest.approx(160, abs=4)
    shown = {c.name for c in points.attributeTableConfig().columns() if not c.hidden}
    assert "reference" in shown and not shown & {"stratum", "stratum_pixels"}
    for name in ("stratum", "stratum_pixels"):  # they'd tell what the map says
        number = points.fields().lookupField(name)
        assert points.editorWidgetSetup(number).type() == "Hidden"
    opened_by_acatama(drawn, 160)
    classes = json.loads(Path(f"{out}.json").read_text(encoding="utf-8"))["classes"]
    assert {c["value"] for c in classes} <= themed_for_acatama(out)
    names = [c["label"] for c in json.loads((sample / "classes.json").read_text())["classes"]]
    truth = QgsRasterLayer(str(sample / "truth.tif"))
    reference = points.fields().lookupField("reference")
    with edit(points):
        for feature in points.getFeatures():
            value, known = truth.dataProvider().sample(feature.geometry().asPoint(), 1)
            name = names[int(value) - 1] if known and value else None
            points.changeAttributeValue(feature.id(), reference, name)
    report = tmp_path / "area.html"
    found, good = (
        provider.algorithm("area")
        .create()
        .run(
            {"MAP": out, "REFERENCE": points, "LABEL_FIELD": "reference", "REPORT": str(report)},
            QgsProcessingContext(),
            QgsProcessingFeedback(False),
        )
    )
    assert good
    record = json.loads(report.with_suffix(".json").read_text())
    assert found["OVERALL"] == record["overall"]["value"]
    assert 0.2 < found["OVERALL"] < 1
    assert record["design"] == "stratified"
    assert sum(c["area_ha"] for c in record["classes"]) == pytest.approx(record["total_ha"])
    assert (tmp_path / "area.csv").is_file()
    assert (tmp_path / "area_matrix.csv").is_file()


def test_label_problems_are_a_layer_with_the_ids_of_the_labels(qgis_app, head):
    from aef_fields.aef_qgis.vectorstyles import style_problems

    layer = QgsVectorLayer(head["problems"], "problems", "ogr")
    style_problems(layer)
    kinds = {c.value() for c in layer.renderer().categories()}
    assert {"overlap", "duplicate"} <= kinds
    twins = {f["label_fid"] for f in layer.getFeatures() if f["kind"] == "duplicate"}
    assert len(twins) == 2
    assert all("fid" in f["problem"] or "Feature" in f["problem"] for f in layer.getFeatures())
    assert all(not f.geometry().isEmpty() for f in layer.getFeatures())


def test_clusters(process, made, tmp_path):
    given = {"EMBEDDING": made["embedding"], "K": 5, "OUTPUT": str(tmp_path / "clusters.tif")}
    path = process("aef:cluster", given)["OUTPUT"]
    record = json.loads(Path(path + ".json").read_text())
    assert len(record["classes"]) == 5
    layer = QgsRasterLayer(path)
    values = layer.dataProvider().bandStatistics(1)
    assert (values.minimumValue, values.maximumValue) == (1, 5)


def test_a_picture_beside_the_embedding(made):
    picture = QgsRasterLayer(made["embedding"].replace(".tif", "_rgb.tif"))
    assert picture.isValid()
    assert picture.bandCount() == 4
    assert QgsRasterLayer(made["embedding"]).bandCount() == 64


def test_embed_of_a_part_loads_the_picture_above_the_bands(provider, real, made, sample, tmp_path):
    """The picture is an output that Processing does not know; it must be loaded all the same."""
    from qgis.core import QgsReferencedRectangle

    project = QgsProject()
    context = QgsProcessingContext()
    context.setProject(project)
    out = f"{tmp_path}//part.tif"  # the worker writes it otherwise, as on Windows
    context.addLayerToLoadOnCompletion(
        out, QgsProcessingContext.LayerDetails("Embedding", project, "OUTPUT")
    )
    frame = QgsRasterLayer(str(sample / "S2" / "S2_20230111.tif"))
    area = frame.extent().scaled(0.3)
    parameters = {
        "LAYERS": [str(path) for path in sorted(sample.glob("S2/*.tif"))[:3]],
        "EXTENT": QgsReferencedRectangle(area, frame.crs()),
        "CHECKPOINT": made["checkpoint"],
        "OUTPUT": out,
    }
    algorithm = provider.algorithm("embed").create()
    outputs, good = algorithm.run(parameters, context, QgsProcessingFeedback(False))
    assert good
    part = QgsRasterLayer(out)
    assert 40 <= part.width() <= 46
    assert part.extent().contains(area)
    to_load = context.layersToLoadOnCompletion()
    assert set(to_load) == {out, outputs["RGB"], outputs["OBSERVATIONS"]}
    assert to_load[outputs["RGB"]].name == "Picture (Embedding)"
    assert all(details.postProcessor() is not None for details in to_load.values())
    for path, details in to_load.items():
        layer = QgsRasterLayer(path, details.name)
        project.addMapLayer(layer)
        details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback(False))
    kinds = {layer.customProperty("aef/result") for layer in project.mapLayers().values()}
    assert kinds == {"embedding", "picture", "observations"}  # known when the files are gone


def test_bad_input_is_told_in_the_workers_words(process, made, sample, tmp_path):
    broken = tmp_path / "broken.aefhead"
    broken.write_text("no head")
    given = {"HEAD": str(broken), "EMBEDDING": made["embedding"]}
    out = tmp_path / "map.tif"
    with pytest.raises(QgsProcessingException, match=r"broken\.aefhead"):
        process("aef:apply", {**given, "OUTPUT": str(out)})
    assert not out.exists()


def parameter_source(name):
    return [QgsProcessingModelChildParameterSource.fromModelParameter(name)]


def static(value):
    return [QgsProcessingModelChildParameterSource.fromStaticValue(value)]


def test_a_model_trains_and_applies(provider, real, made, label_layer, tmp_path):
    model = QgsProcessingModelAlgorithm()
    for parameter in (
        QgsProcessingParameterRasterLayer("field", "field"),
        QgsProcessingParameterVectorLayer("labels", "labels"),
    ):
        model.addModelParameter(parameter, QgsProcessingModelParameter(parameter.name()))
    train = QgsProcessingModelChildAlgorithm("aef:train")
    train.setChildId("train")
    train.addParameterSources("EMBEDDING", parameter_source("field"))
    train.addParameterSources("LABELS", parameter_source("labels"))
    train.addParameterSources("LABEL_FIELD", static("class"))
    train.addParameterSources("METHOD", static("knn"))
    model.addChildAlgorithm(train)
    apply = QgsProcessingModelChildAlgorithm("aef:apply")
    apply.setChildId("apply")
    head = QgsProcessingModelChildParameterSource.fromChildOutput("train", "OUTPUT")
    apply.addParameterSources("HEAD", [head])
    apply.addParameterSources("EMBEDDING", parameter_source("field"))
    output = QgsProcessingModelOutput("map", "map")
    output.setChildId("apply")
    output.setChildOutputName("OUTPUT")
    apply.setModelOutputs({"map": output})
    model.addChildAlgorithm(apply)
    model.initAlgorithm()
    (target,) = (d.name() for d in model.destinationParameterDefinitions())
    ours = QgsProject()
    ours.addMapLayer(label_layer)
    context = QgsProcessingContext()
    context.setProject(ours)
    parameters = {
        "field": made["embedding"],
        "labels": label_layer.id(),
        target: str(tmp_path / "map.tif"),
    }
    outputs, good = model.run(parameters, context, QgsProcessingFeedback())
    assert good
    assert QgsRasterLayer(outputs[target]).isValid()


@pytest.mark.skipif(not shutil.which("qgis_process.bin"), reason="qgis_process.bin is Debian's")
def test_qgis_process(made, tmp_path, worker_python):
    profile = tmp_path / "qgis"
    subprocess.run([sys.executable, str(ROOT / "scripts" / "profile.py"), str(profile)], check=True)
    out = tmp_path / "picture.tif"
    variables = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "AEF_PYTHON": worker_python,
        "QT_QPA_PLATFORM": "offscreen",
    }
    for command, expected in (
        (["help", "aef:embed"], "VALID_START"),
        (["run", "aef:reduce", f"--EMBEDDING={made['embedding']}", f"--OUTPUT={out}"], str(out)),
    ):
        done = subprocess.run(
            ["qgis_process.bin", *command],
            env=variables,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert expected in done.stdout
    assert QgsRasterLayer(str(out)).bandCount() == 4

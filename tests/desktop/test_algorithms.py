"""The algorithms as a person meets them: texts, checks before the work, what the worker is told."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.core import QgsCoordinateReferenceSystem as Crs
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtGui import QColor

NAMES = (
    "embed", "fit", "importembedding", "cluster", "reduce", "train", "apply", "suggest",
    "sampledesign", "area", "similar", "change", "combine",
)  # fmt: skip
PARAMETERS = {
    "embed": "LAYERS MANIFEST VALID_START VALID_END EXTENT CHECKPOINT DEVICE DTYPE MEMORY DASK OUTPUT",
    "fit": "LAYERS MANIFEST MINUTES FROM DEVICE OUTPUT",
    "cluster": "EMBEDDING K OUTPUT",
    "importembedding": "PRODUCT FILES FOLDER ADDRESSES AREA EXTENT YEAR OUTPUT",
    "reduce": "EMBEDDING LIKE OUTPUT",
    "train": "EMBEDDING LABELS LABEL_FIELD TASK METHOD GROUPS ALSO_EMBEDDING ALSO_LABELS OUTPUT "
    "REPORT PROBLEMS",
    "apply": "HEAD EMBEDDING CONFIDENCE_KIND UNKNOWN MINIMUM_AREA MINIMUM_OBSERVATIONS OUTPUT "
    "CONFIDENCE APPLICABILITY SETS UNCERTAINTY",
    "similar": "EMBEDDING EXAMPLES UNLIKE COUNT THRESHOLD OUTPUT PLACES",
    "change": "EMBEDDINGS FALSE_ALARMS STABLE HEAD ALIGN OUTPUT TRANSITIONS",
    "combine": "EMBEDDINGS OUTPUT",
    "suggest": "HEAD EMBEDDING N OUTPUT",
    "sampledesign": "MAP TARGET_SE N LABELS OUTPUT",
    "area": "MAP REFERENCE LABEL_FIELD DESIGN LABELS REPORT",
}


@pytest.fixture
def told(monkeypatch):
    """What would be said to the worker: a list of (command, arguments); nothing runs."""
    from aef_fields.aef_qgis import worker

    calls = []

    def answer(command, arguments, *_):
        calls.append((command, arguments))
        if command == "area":
            return {"overall": {"value": 0.9, "se": 0.01}, "report": "r.html"}
        out = arguments[2] if command in ("train", "apply", "suggest") else arguments[1]
        if command in ("suggest", "sampledesign"):
            return {"points": out, "field": "class", "legend": [], "n": 7}
        if command in ("change", "combine"):
            out = arguments[2]
        if command == "import":
            out = next(a for a in arguments if a.endswith("e.tif"))
        names = {
            "embed": "embedding",
            "import": "embedding",
            "combine": "embedding",
            "fit": "checkpoint",
            "reduce": "rgb",
            "train": "head",
        }
        return {names.get(command, "map"): out}

    monkeypatch.setattr(worker, "run", answer)
    return calls


@pytest.fixture
def embedding(tmp_path, sample):
    """A raster that stands for an embedding."""
    return str(shutil.copy(sample / "truth.tif", tmp_path / "field.tif"))


@pytest.fixture
def context():
    made = QgsProcessingContext()
    made.setProject(QgsProject.instance())
    yield made
    # Layers that outlive the application take the test run down with them.
    made.temporaryLayerStore().removeAllMapLayers()


def run(provider, context, name, **parameters):
    algorithm = provider.algorithm(name).create()
    good, problem = algorithm.checkParameterValues(parameters, context)
    assert good, problem
    outputs, good = algorithm.run(parameters, context, QgsProcessingFeedback(False))
    assert good
    return outputs


def problem(provider, context, name, **parameters):
    good, sentence = provider.algorithm(name).checkParameterValues(parameters, context)
    assert not good
    return sentence


@pytest.mark.parametrize("name", NAMES)
def test_texts_and_icon(provider, name):
    algorithm = provider.algorithm(name)
    assert algorithm.id() == f"aef:{name}"
    assert algorithm.group() in ("Embed", "Map", "Evidence")
    assert not algorithm.icon().pixmap(16).isNull()
    assert Path(algorithm.svgIconPath()).is_file()
    assert len(algorithm.shortHelpString()) > 200
    assert algorithm.shortDescription().endswith(".")
    assert algorithm.helpUrl().endswith(f"#{name}")
    assert len(algorithm.tags()) > 3
    given = [d.name() for d in algorithm.parameterDefinitions()]
    assert given == PARAMETERS[name].split()


def test_a_help_text_calls_other_tools_what_the_toolbox_does(provider):
    """In italics stand tools, whose names have a capital, terms of ours, and the field `Label`."""
    titles = {algorithm.displayName() for algorithm in provider.algorithms()}
    texts = [provider.algorithm(name).shortHelpString() for name in NAMES]
    named = {told for text in texts for told in re.findall("<i>([A-Z][^<]+)</i>", text)}
    assert named - titles == {"Label"} and len(named & titles) > 5


def test_the_provider_writes_geotiff_only(provider):
    assert provider.supportedOutputRasterLayerExtensions() == ["tif"]


def test_without_an_environment_each_says_what_to_do(provider, no_setting, monkeypatch):
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    for name in NAMES:
        possible, sentence = provider.algorithm(name).canExecute()
        assert not possible
        assert "“/gone/python”" in sentence
        assert "Worker environment" in sentence


def test_with_an_environment_they_can_run(provider, real):
    assert all(provider.algorithm(name).canExecute()[0] for name in NAMES)


def test_embed_writes_a_manifest_of_the_layers(provider, context, told, sample, tmp_path):
    paths = [str(sample / "S2" / "S2_20230111.tif"), str(sample / "S1" / "S1_20230114.tif")]
    named = [QgsRasterLayer(p, f"layer {i}") for i, p in enumerate(paths)]
    named[0].setCustomProperty("aef/datetime", "2020-02-02")
    out = str(tmp_path / "e.tif")
    start, end = QDate(2023, 1, 1), QDate(2024, 1, 1)
    run(provider, context, "embed", LAYERS=named, VALID_START=start, VALID_END=end, OUTPUT=out)
    ((command, arguments),) = told
    assert command == "embed"
    frames = json.loads(Path(arguments[0]).read_text())["frames"]
    assert frames == [
        {"path": paths[0], "name": "layer 0", "datetime": "2020-02-02"},
        {"path": paths[1], "name": "layer 1"},
    ]
    assert arguments[1] == out
    options = dict(zip(arguments[2::2], arguments[3::2]))
    assert options == {
        "--valid-start": "2023-01-01",
        "--valid-end": "2024-01-01",
        "--device": "auto",
        "--dtype": "int8",
    }


@pytest.mark.parametrize("memory", [1.5, None, ""])
def test_embed_passes_on_the_memory_it_may_take_and_the_cluster(
    provider, context, told, sample, tmp_path, memory
):
    """QGIS takes an empty number for 0, or its least; the worker has a budget of its own."""
    given = {"MANIFEST": str(sample / "manifest.json"), "OUTPUT": str(tmp_path / "e.tif")}
    run(provider, context, "embed", **given, MEMORY=memory, DASK="tcp://host:8786")
    ((_, arguments),) = told
    options = dict(zip(arguments[2::2], arguments[3::2]))
    assert options.get("--memory") == ("1.5" if memory else None)
    assert options["--dask"] == "tcp://host:8786"


def test_a_manifest_wins_over_layers(provider, context, told, sample, tmp_path):
    manifest = str(sample / "manifest.json")
    layer = QgsRasterLayer(str(sample / "truth.tif"), "no frame")
    out = str(tmp_path / "c.safetensors")
    run(provider, context, "fit", LAYERS=[layer], MANIFEST=manifest, MINUTES=0.5, OUTPUT=out)
    assert told == [("fit", [manifest, out, "--minutes", "0.5", "--device", "auto"])]


def test_the_area_is_given_in_its_own_crs(provider, context, told, sample, tmp_path):
    """The worker knows which grid it takes; frames may be of two zones, or one in degrees."""
    corners = QgsRectangle(-0.00001, 50.65, 3.93, 50.66)
    own = Crs.fromProj("+proj=laea +lat_0=50 +lon_0=3 +datum=WGS84")
    manifest, out = str(sample / "manifest.json"), str(tmp_path / "e.tif")
    for area, crs in (
        (QgsReferencedRectangle(corners, Crs("EPSG:4326")), ["--bounds-crs", "EPSG:4326"]),
        (QgsReferencedRectangle(corners, own), ["--bounds-crs", own.toWkt()]),
        ("-0.00001,3.93,50.65,50.66", []),  # bare numbers are in the frames' system
    ):
        run(provider, context, "embed", MANIFEST=manifest, EXTENT=area, OUTPUT=out)
        ((command, arguments),) = told  # and nothing else was asked of the worker
        told.clear()
        assert command == "embed"
        at = arguments.index("--bounds")
        assert arguments[at + 1 :] == [
            *("-0.000010000", "50.650000000", "3.930000000", "50.660000000"),
            *crs,
        ]


def test_an_extent_of_what_can_not_be_opened_is_refused(provider, context, told, sample, tmp_path):
    """QGIS gives 0 for its sides: without a word as a step of a model, where nobody checks values."""
    (tmp_path / "broken.tif").write_text("no raster")
    layer = QgsRasterLayer(str(tmp_path / "broken.tif"), "broken")
    QgsProject.instance().addMapLayer(layer)
    given = {"MANIFEST": str(sample / "manifest.json"), "OUTPUT": str(tmp_path / "e.tif")}
    for extent in (str(tmp_path / "broken.tif"), layer, layer.id()):
        sentence = problem(provider, context, "embed", **given, EXTENT=extent)
        assert "“Area (empty: all)” can't be taken from" in sentence
        assert str(tmp_path / "broken.tif") in sentence
        feedback = QgsProcessingFeedback(False)
        algorithm = provider.algorithm("embed").create()
        assert not algorithm.prepare({**given, "EXTENT": extent}, context, feedback)
    assert not told


def test_the_area_of_a_file_keeps_its_crs_whatever_its_name(
    provider, context, told, sample, tmp_path
):
    """A comma in a path does not make it numbers in the frames' system."""
    file = str(shutil.copy(sample / "truth.tif", tmp_path / "Ghent, 2023.tif"))
    manifest, out = str(sample / "manifest.json"), str(tmp_path / "e.tif")
    run(provider, context, "embed", MANIFEST=manifest, EXTENT=file, OUTPUT=out)
    assert told[0][1][-2:] == ["--bounds-crs", "EPSG:32631"]


@pytest.mark.parametrize(
    "name, given", [("embed", {"MANIFEST": __file__}), ("importembedding", {"FILES": ["a.tiff"]})]
)
def test_an_extent_is_looked_up_in_the_main_thread(
    provider, context, told, polygon_layer, tmp_path, name, given
):
    """Where the layer that it is of can't go: what runs in another thread needs it no more."""
    QgsProject.instance().addMapLayer(polygon_layer)
    area, out = polygon_layer.extent(), str(tmp_path / "e.tif")
    given = {**given, "EXTENT": polygon_layer.id(), "OUTPUT": out}
    algorithm, feedback = provider.algorithm(name).create(), QgsProcessingFeedback(False)
    assert algorithm.prepare(given, context, feedback)
    QgsProject.instance().removeMapLayer(polygon_layer.id())
    algorithm.runPrepared(given, context, feedback)
    arguments = told[-1][1]
    at = arguments.index("--bounds")
    left, bottom, right, top = map(float, arguments[at + 1 : at + 5])
    assert QgsRectangle(left, bottom, right, top) == area


def test_embed_refuses_before_any_work(provider, context, sample, tmp_path):
    out = str(tmp_path / "e.tif")
    assert "at least one dated layer" in problem(provider, context, "embed", OUTPUT=out)
    gone = problem(provider, context, "embed", MANIFEST="/gone/m.json", OUTPUT=out)
    assert "“/gone/m.json” does not exist" in gone
    backwards = {"VALID_START": QDate(2023, 2, 1), "VALID_END": QDate(2023, 1, 1)}
    manifest = str(sample / "manifest.json")
    sentence = problem(provider, context, "embed", MANIFEST=manifest, OUTPUT=out, **backwards)
    assert "ends (2023-01-01) before it begins (2023-02-01)" in sentence


def test_an_input_is_never_the_output(provider, context, embedding, sample):
    sentence = problem(provider, context, "cluster", EMBEDDING=embedding, OUTPUT=embedding)
    assert "also an input" in sentence
    frame = QgsRasterLayer(embedding, "frame")
    sentence = problem(provider, context, "embed", LAYERS=[frame], OUTPUT=embedding)
    assert "also an input" in sentence


@pytest.mark.parametrize("part", ["", "|layername=labels"])
@pytest.mark.parametrize(
    "name, given, output",
    [
        ("train", {"LABELS": "", "LABEL_FIELD": "class", "OUTPUT": "h.aefhead"}, "PROBLEMS"),
        ("similar", {"EXAMPLES": "", "OUTPUT": "o.tif"}, "PLACES"),
        ("sampledesign", {"MAP": "", "LABELS": ""}, "OUTPUT"),
    ],
)
def test_labels_are_never_the_output(
    provider, context, told, embedding, sample, tmp_path, name, given, output, part
):
    """The worker reads a copy of a layer of a GeoPackage, and would overwrite the real one."""
    path = str(shutil.copy(sample / "labels.gpkg", tmp_path / "mine.gpkg"))
    rasters = {"MAP": embedding} if "MAP" in given else {"EMBEDDING": embedding}
    vectors = {key: path + part for key in ("LABELS", "EXAMPLES") if key in given}
    values = {**given, **rasters, **vectors, output: path}
    expected = f"The output “{path}” is also an input."
    assert expected in problem(provider, context, name, **values)
    # A step of a model is not checked before it is prepared.
    algorithm, feedback = provider.algorithm(name).create(), QgsProcessingFeedback(False)
    assert not algorithm.run(values, context, feedback)[1]
    assert expected in feedback.textLog()
    assert not told


def test_an_open_layer_is_never_the_output(
    provider, context, embedding, tmp_path, qgis_new_project
):
    taken = shutil.copy(embedding, tmp_path / "taken.tif")
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(taken), "taken"))
    sentence = problem(provider, context, "cluster", EMBEDDING=embedding, OUTPUT=str(taken))
    assert "open in the project as the layer “taken”" in sentence


def test_a_map_is_no_embedding(provider, context, embedding, tmp_path):
    Path(embedding + ".json").write_text('{"kind": "class-map"}')
    out = str(tmp_path / "o.tif")
    sentence = problem(provider, context, "reduce", EMBEDDING=embedding, OUTPUT=out)
    assert "is a class-map, not an embedding" in sentence


def test_a_frame_that_does_not_open_is_named(provider, context, told, embedding, tmp_path):
    algorithm = provider.algorithm("embed").create()
    given = {"LAYERS": [embedding, "/gone/b.tif"], "OUTPUT": str(tmp_path / "e.tif")}
    feedback = QgsProcessingFeedback()
    assert algorithm.prepare(given, context, feedback) is False
    assert "“/gone/b.tif”" in feedback.htmlLog()


@pytest.mark.parametrize(("name", "several"), [("embed", "LAYERS"), ("change", "EMBEDDINGS")])
def test_of_several_rasters_the_one_that_does_not_open_is_named(
    provider, context, embedding, tmp_path, qgis_new_project, name, several
):
    """Others are given by their ids, as the window does, and are none of the matter."""
    there, gone = QgsRasterLayer(embedding, "there"), QgsRasterLayer("/gone/c.tif", "gone")
    QgsProject.instance().addMapLayers([there, gone])
    out = str(tmp_path / "e.tif")
    for lost, path in ((gone.id(), "/gone/c.tif"), ("/gone/b.tif", "/gone/b.tif")):
        sentence = problem(provider, context, name, OUTPUT=out, **{several: [there.id(), lost]})
        assert sentence == f"This is no raster that QGIS can open: “{path}”. Check the path."
    assert "/gone/b.tif" in problem(provider, context, name, OUTPUT=out, **{several: lost})


@pytest.mark.parametrize(
    ("given", "k"),
    [
        ({}, "auto"),
        ({"K": 7}, "7"),
        ({"K": ""}, "auto"),  # qgis_process run … --K=
        ({"K": QgsProperty.fromExpression("NULL")}, "auto"),  # a model's own, not filled in
        ({"K": QgsProperty.fromExpression("3 + 4")}, "7"),
    ],
)
def test_cluster(provider, context, told, embedding, tmp_path, given, k):
    out = str(tmp_path / "o.tif")
    assert run(provider, context, "cluster", EMBEDDING=embedding, OUTPUT=out, **given)
    assert told == [("cluster", [embedding, out, "--k", k])]


def test_temporary_outputs_are_geotiffs(provider, context, told, embedding):
    outputs = run(provider, context, "reduce", EMBEDDING=embedding, OUTPUT="TEMPORARY_OUTPUT")
    assert outputs["OUTPUT"].endswith("OUTPUT.tif")
    assert told[0][1] == [embedding, outputs["OUTPUT"]]


@pytest.fixture
def polygon_layer():
    """Two labelled polygons with a categorized legend, in memory."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:32631&field=code:integer&field=farm:string", "plots", "memory"
    )
    for i, code in enumerate((10, 20)):
        feature = QgsFeature(layer.fields())
        corners = f"{i} 0, {i + 1} 0, {i + 1} 1, {i} 0"
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({corners}))"))
        feature.setAttributes([code, "a"])
        layer.dataProvider().addFeature(feature)
    symbol = QgsFillSymbol.createSimple({})
    symbol.setColor(QColor("#123456"))
    wheat = QgsRendererCategory(10, symbol, "Wheat")
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", [wheat]))
    return layer


def test_train_hands_over_labels_classes_and_groups(
    provider, context, told, embedding, polygon_layer, tmp_path
):
    head, report = str(tmp_path / "h.aefhead"), str(tmp_path / "r.html")
    parameters = {"LABELS": polygon_layer, "LABEL_FIELD": "code", "GROUPS": "farm"}
    outputs = run(
        provider, context, "train", EMBEDDING=embedding, REPORT=report, OUTPUT=head, **parameters
    )
    assert outputs["OUTPUT"] == head
    ((_, arguments),) = told
    assert (arguments[0], arguments[2]) == (embedding, head)
    options = dict(zip(arguments[3::2], arguments[4::2]))
    classes = json.loads(Path(options.pop("--classes")).read_text())
    assert classes == {"classes": [{"label": "10", "name": "Wheat", "color": "#123456"}]}
    assert options == {
        "--label-field": "code",
        "--task": "classify",
        "--method": "auto",
        "--groups": "farm",
        "--report": report,
    }
    copy = QgsVectorLayer(arguments[1], "copy", "ogr")
    assert [f.name() for f in copy.fields()] == ["aef_key", "code", "farm", "aef_fid"]
    assert copy.featureCount() == 2
    assert Path(arguments[1]).name == "plots.gpkg"  # what the report calls the labels


@pytest.mark.parametrize(
    "accuracy",
    [{"overall": 0.9, "low": 0.7, "clusters": "areas", "useless": True}, {"r2": 0.9, "rmse": 12.0}],
)
def test_train_tells_how_good_classes_or_a_quantity_are(
    provider, context, monkeypatch, embedding, polygon_layer, tmp_path, accuracy
):
    """The panel says it of the map: of a quantity it had said that there is a map, no more."""
    from aef_fields.aef_qgis import worker

    answer = {"head": str(tmp_path / "h.aefhead"), "accuracy": accuracy}
    monkeypatch.setattr(worker, "run", lambda *_: answer)
    parameters = {"LABELS": polygon_layer, "LABEL_FIELD": "code", "EMBEDDING": embedding}
    outputs = run(provider, context, "train", OUTPUT=answer["head"], **parameters)
    assert outputs["ACCURACY"] == 0.9
    assert outputs["CLUSTERS"] == accuracy.get("clusters", "")
    assert outputs["USELESS"] is accuracy.get("useless", False)


def test_a_sentence_names_the_layer_and_not_its_copy(
    provider, context, monkeypatch, embedding, polygon_layer, tmp_path
):
    from aef_fields.aef_qgis import worker

    def refuse(command, arguments, *_):
        raise worker.WorkerError(f"None of the labels of {Path(arguments[1])} lies on it.")

    monkeypatch.setattr(worker, "run", refuse)
    polygon_layer.setName("Äcker: 3/4 <new>")
    parameters = {"LABELS": polygon_layer, "LABEL_FIELD": "code", "EMBEDDING": embedding}
    parameters["OUTPUT"] = str(tmp_path / "h.aefhead")
    with pytest.raises(QgsProcessingException) as error:
        provider.algorithm("train").create().run(
            parameters, context, QgsProcessingFeedback(False), {}, False
        )
    assert str(error.value) == "None of the labels of “Äcker: 3/4 <new>” lies on it."


def test_a_sentence_names_parameters_and_algorithms_as_the_window_does(
    provider, context, monkeypatch, embedding, polygon_layer, tmp_path
):
    from aef_fields.aef_qgis import notes, worker

    worded = []

    def refuse(command, arguments, feedback, as_in_window):
        worded.append(as_in_window(f"Labels of {arguments[1]}: give --groups."))
        raise worker.WorkerError(
            "Leave --groups away, give /a/b--task or --tile 64, or use --task classify."
        )

    monkeypatch.setattr(worker, "run", refuse)
    parameters = {"LABELS": polygon_layer, "LABEL_FIELD": "code", "EMBEDDING": embedding}
    parameters["OUTPUT"] = str(tmp_path / "h.aefhead")
    with pytest.raises(QgsProcessingException) as error:
        provider.algorithm("train").create().run(
            parameters, context, QgsProcessingFeedback(False), {}, False
        )
    assert str(error.value) == (
        "Leave “Kept together (field)” away, give /a/b--task or --tile 64, or use “Task” classify."
    )
    assert worded == ["Labels of “plots”: give “Kept together (field)”."]  # while it runs
    said = "Use `import tessera` or `train`; `dask scheduler` runs; choose `simple`."
    assert notes.with_titles(said) == (
        "Use “Import a published embedding” or “Train on labels”; `dask scheduler` runs; choose "
        "`simple`."
    )


def test_train_on_a_selection_uses_the_selection_and_the_legend(
    provider, context, told, embedding, polygon_layer, tmp_path, qgis_new_project
):
    QgsProject.instance().addMapLayer(polygon_layer)
    polygon_layer.selectByExpression("code = 20")
    symbol = QgsFillSymbol.createSimple({"color": "#112233"})
    wheat = QgsRendererCategory(20, symbol, "Wheat")
    polygon_layer.setRenderer(QgsCategorizedSymbolRenderer("code", [wheat]))
    selection = QgsProcessingFeatureSourceDefinition(polygon_layer.id(), True)
    out = str(tmp_path / "h.aefhead")
    run(
        provider, context, "train",
        EMBEDDING=embedding, LABELS=selection, LABEL_FIELD="code", OUTPUT=out,
    )  # fmt: skip
    arguments = told[0][1]
    copy = QgsVectorLayer(arguments[1], "copy", "ogr")
    assert [f["code"] for f in copy.getFeatures()] == [20]
    legend = json.loads(Path(arguments[arguments.index("--classes") + 1]).read_text())
    assert legend["classes"] == [{"label": "20", "name": "Wheat", "color": "#112233"}]


def test_train_on_the_first_features_of_a_file_uses_these(
    provider, context, told, embedding, sample, tmp_path
):
    """“Advanced options” beside a layer: a limit, and in newer QGIS a filter."""
    first = QgsProcessingFeatureSourceDefinition(str(sample / "labels.gpkg"), False, 5)
    out = str(tmp_path / "h.aefhead")
    run(
        provider, context, "train",
        EMBEDDING=embedding, LABELS=first, LABEL_FIELD="class", OUTPUT=out,
    )  # fmt: skip
    assert QgsVectorLayer(told[0][1][1], "copy", "ogr").featureCount() == 5


def test_train_takes_a_plain_file_as_it_is(provider, context, told, embedding, sample, tmp_path):
    labels = str(sample / "labels.gpkg")
    out = str(tmp_path / "h.aefhead")
    run(
        provider, context, "train",
        EMBEDDING=embedding, LABELS=labels, LABEL_FIELD="class", OUTPUT=out,
    )  # fmt: skip
    assert told[0][1][1] == labels


def test_train_hands_over_another_region(provider, context, told, embedding, sample, tmp_path):
    labels = str(sample / "labels.gpkg")
    given = {"EMBEDDING": embedding, "LABELS": labels, "LABEL_FIELD": "class"}
    given["OUTPUT"] = str(tmp_path / "h.aefhead")
    also = {"ALSO_EMBEDDING": embedding, "ALSO_LABELS": labels}
    run(provider, context, "train", **given, **also)
    arguments = told[0][1]
    at = arguments.index("--also")
    assert arguments[at + 1 : at + 3] == [embedding, labels]
    assert "or neither" in problem(provider, context, "train", **given, ALSO_LABELS=labels)


@pytest.mark.parametrize("value", ["svm", 1, "1"])
def test_words_to_choose_from_are_named(provider, context, embedding, polygon_layer, value):
    """`qgis_process help` asks for numbers."""
    given = {"EMBEDDING": embedding, "LABELS": polygon_layer, "OUTPUT": "TEMPORARY_OUTPUT"}
    given |= {"LABEL_FIELD": "code", "METHOD": value}
    sentence = problem(provider, context, "train", **given)
    words = "auto, knn, linear, ridge, forest, mlp, anp"
    assert sentence == f"“Method” can't be “{value}”. Give one of these words: {words}."


def test_labels_that_are_gone_are_named(provider, context, embedding, tmp_path):
    """QGIS still has the layer in its project, without fields."""
    gone = QgsVectorLayer(str(tmp_path / "gone.gpkg"), "plots", "ogr")
    given = {"EMBEDDING": embedding, "LABEL_FIELD": "code", "OUTPUT": str(tmp_path / "h.aefhead")}
    sentence = problem(provider, context, "train", LABELS=gone, **given)
    assert "“plots”" in sentence and "gone.gpkg" in sentence and "Repair" in sentence


def test_train_names_the_fields_there_are(provider, context, embedding, polygon_layer, tmp_path):
    given = {"EMBEDDING": embedding, "LABELS": polygon_layer, "OUTPUT": str(tmp_path / "h.aefhead")}
    sentence = problem(provider, context, "train", LABEL_FIELD="crop", **given)
    assert "“plots” have no field “crop”; they have: code, farm." in sentence
    polygon_layer.dataProvider().truncate()
    sentence = problem(provider, context, "train", LABEL_FIELD="code", **given)
    assert "have no features" in sentence


@pytest.mark.parametrize("spelt", ["CODE", "What grows"])
def test_a_field_may_be_named_as_qgis_knows_it(
    provider, context, told, embedding, polygon_layer, tmp_path, spelt
):
    """In other capitals, or by its alias: the worker knows one name only."""
    polygon_layer.setFieldAlias(0, "What grows")
    out = str(tmp_path / "h.aefhead")
    given = {"EMBEDDING": embedding, "LABELS": polygon_layer, "OUTPUT": out}
    also = {"ALSO_EMBEDDING": embedding, "ALSO_LABELS": polygon_layer}
    run(provider, context, "train", LABEL_FIELD=spelt, GROUPS="FARM", **given, **also)
    arguments = told[0][1]
    assert arguments[arguments.index("--label-field") + 1] == "code"
    assert arguments[arguments.index("--groups") + 1] == "farm"
    copy = QgsVectorLayer(arguments[1], "copy", "ogr")
    assert next(copy.getFeatures())["code"] == 10
    told.clear()
    report = str(tmp_path / "r.html")
    points = {"REFERENCE": polygon_layer, "LABEL_FIELD": spelt, "REPORT": report}
    run(provider, context, "area", MAP=embedding, **points)
    assert told[0][1][told[0][1].index("--label-field") + 1] == "code"
    copy = QgsVectorLayer(told[0][1][1], "copy", "ogr")
    assert copy.fields().lookupField("code") >= 0


def test_labels_of_another_region_have_the_field_in_whatever_capitals(
    provider, context, told, embedding, sample, tmp_path
):
    theirs = QgsVectorLayer("Polygon?crs=EPSG:32631&field=Class:string", "theirs", "memory")
    feature = QgsFeature(theirs.fields())
    feature.setAttributes(["Maize"])
    theirs.dataProvider().addFeature(feature)
    given = {"EMBEDDING": embedding, "LABELS": str(sample / "labels.gpkg"), "LABEL_FIELD": "class"}
    given |= {"ALSO_EMBEDDING": embedding, "OUTPUT": str(tmp_path / "h.aefhead")}
    run(provider, context, "train", ALSO_LABELS=theirs, **given)
    copy = QgsVectorLayer(told[0][1][told[0][1].index("--also") + 2], "copy", "ogr")
    assert [f.attribute("class") for f in copy.getFeatures()] == ["Maize"]
    other = QgsVectorLayer("Polygon?crs=EPSG:32631&field=crop:string", "other", "memory")
    sentence = problem(provider, context, "train", ALSO_LABELS=other, **given)
    assert sentence == "The labels “other” have no field “class”; they have: crop."


def test_apply_refuses_a_head_that_is_not_there(provider, context, embedding, tmp_path):
    given = {"HEAD": "/gone.aefhead", "EMBEDDING": embedding, "OUTPUT": str(tmp_path / "o.tif")}
    assert "“/gone.aefhead” does not exist" in problem(provider, context, "apply", **given)


@pytest.fixture
def head(tmp_path):
    """A file that says of itself what a head does."""

    def write(task):
        path = tmp_path / f"{task}.aefhead"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("head.json", json.dumps({"task": task}))
        return str(path)

    return write


def test_apply_asks_for_the_layers_that_the_head_can_make(
    provider, context, told, embedding, head, tmp_path
):
    """Confidence is offered by default, also to whoever maps a quantity."""
    out, unlike = str(tmp_path / "o.tif"), str(tmp_path / "u.tif")
    given = {"EMBEDDING": embedding, "OUTPUT": out, "CONFIDENCE": "TEMPORARY_OUTPUT"}
    run(provider, context, "apply", HEAD=head("classify"), APPLICABILITY=unlike, **given)
    arguments = told[-1][1]
    assert arguments[:3] == [head("classify"), embedding, out]
    assert arguments[3] == "--confidence"
    assert arguments[5:] == ["--applicability", unlike]
    outputs = run(provider, context, "apply", HEAD=head("regress"), **given)
    assert told[-1][1][3:] == []
    assert outputs["CONFIDENCE"] is None  # a model exported as Python looks it up


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("apply", ["CONFIDENCE", "APPLICABILITY", "SETS"]),
        ("similar", ["PLACES"]),
        ("change", ["TRANSITIONS"]),
        ("train", ["PROBLEMS"]),
    ],
)
def test_a_batch_misses_no_layer_that_it_left_out(
    provider, context, told, embedding, head, polygon_layer, name, left_out
):
    """It gives one without a name for it, and for the project if layers are to be loaded."""
    project = QgsProject.instance()
    given = {"EMBEDDING": embedding, "EMBEDDINGS": [embedding, embedding]}
    given |= {"LABELS": polygon_layer, "LABEL_FIELD": "code", "EXAMPLES": polygon_layer}
    given |= {one: QgsProcessingOutputLayerDefinition("", project) for one in left_out}
    given["HEAD"] = head("classify") if name == "apply" else ""
    if name == "train":
        given["OUTPUT"] = "TEMPORARY_OUTPUT"
    else:
        given["OUTPUT"] = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    outputs, good = (
        provider.algorithm(name).create().run(given, context, QgsProcessingFeedback(False))
    )
    assert good and not any(outputs[one] for one in left_out)
    assert "" not in context.layersToLoadOnCompletion()
    assert "" not in told[0][1]


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("embed", {"LAYERS": None}, "at least one dated layer"),
        ("apply", {"HEAD": "gone.aefhead"}, "does not exist"),
        ("combine", {"EMBEDDINGS": ["{embedding}", "gone.tif", "{embedding}"]}, "gone.tif"),
        ("train", {"METHOD": "Forest"}, "knn, linear"),
    ],
)
def test_a_row_of_a_batch_says_what_is_wrong_with_it(
    provider, context, told, embedding, polygon_layer, name, given, expected
):
    """Nobody asks checkParameterValues there, nor about a step of a model."""

    class Log(QgsProcessingFeedback):
        said = ""

        def reportError(self, error, fatalError=False):
            self.said += error

    values = {"EMBEDDING": embedding, "LABELS": polygon_layer, "LABEL_FIELD": "code", **given}
    for key, value in given.items():
        if isinstance(value, list):
            values[key] = [one.format(embedding=embedding) for one in value]
    values["OUTPUT"] = "TEMPORARY_OUTPUT"
    log = Log(False)
    _, good = provider.algorithm(name).create().run(values, context, log)
    assert not good and expected in log.said
    assert told == []


def test_apply_hands_over_what_else_is_asked(provider, context, told, embedding, head, tmp_path):
    out, sets = str(tmp_path / "o.tif"), str(tmp_path / "s.tif")
    run(
        provider, context, "apply",
        HEAD=head("classify"), EMBEDDING=embedding, OUTPUT=out, SETS=sets, UNKNOWN=True,
        CONFIDENCE_KIND="margin", MINIMUM_AREA=2500, MINIMUM_OBSERVATIONS=3,
    )  # fmt: skip
    assert told[-1][1][3:] == [
        "--sets", sets, "--confidence-kind", "margin", "--unknown",
        "--minimum-area", "2500.0", "--minimum-observations", "3",
    ]  # fmt: skip


def test_suggest_and_sampledesign_say_how_many(provider, context, told, embedding, head, tmp_path):
    out = str(tmp_path / "p.gpkg")
    run(provider, context, "suggest", HEAD=head("classify"), EMBEDDING=embedding, N=5, OUTPUT=out)
    assert told[-1] == ("suggest", [head("classify"), embedding, out, "--n", "5"])
    found = run(provider, context, "sampledesign", MAP=embedding, TARGET_SE=0.05, OUTPUT=out)
    assert told[-1] == ("sampledesign", [embedding, out, "--target-se", "0.05"])
    assert (found["OUTPUT"], found["COUNT"]) == (out, 7)
    run(provider, context, "sampledesign", MAP=embedding, N=30, OUTPUT=out)
    assert told[-1][1][2:] == ["--target-se", "0.02", "--n", "30"]


def test_area_keeps_the_strata_of_points_that_are_no_plain_file(
    provider, context, told, embedding, polygon_layer, tmp_path
):
    points = QgsVectorLayer(
        "Point?crs=EPSG:32631&field=note:string&field=reference:string&field=stratum:integer"
        "&field=stratum_pixels:integer",
        "points",
        "memory",
    )
    feature = QgsFeature(points.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POINT(1 1)"))
    feature.setAttributes(["x", "wood", 1, 100])
    points.dataProvider().addFeature(feature)
    report = str(tmp_path / "r.html")
    found = run(
        provider, context, "area",
        MAP=embedding, REFERENCE=points, DESIGN="simple", LABELS=polygon_layer, REPORT=report,
    )  # fmt: skip
    assert (found["OVERALL"], found["OVERALL_SE"]) == (0.9, 0.01)
    arguments = told[-1][1]
    assert arguments[0] == embedding
    assert arguments[2:8] == [
        "--label-field", "reference", "--design", "simple", "--report", report,
    ]  # fmt: skip
    copy = QgsVectorLayer(arguments[1], "copy", "ogr")
    assert [f.name() for f in copy.fields()][1:-1] == ["reference", "stratum", "stratum_pixels"]
    assert QgsVectorLayer(arguments[9], "training", "ogr").featureCount() == 2


def test_an_embedding_is_no_class_map(provider, context, embedding, polygon_layer, tmp_path):
    Path(embedding + ".json").write_text('{"kind": "picture"}')
    given = {"MAP": embedding, "OUTPUT": str(tmp_path / "p.gpkg")}
    assert "is no class map (1 bands, picture)" in problem(
        provider, context, "sampledesign", **given
    )
    given = {"MAP": embedding, "REFERENCE": polygon_layer, "REPORT": str(tmp_path / "r.html")}
    assert "have no field “reference”" in problem(
        provider, context, "area", LABEL_FIELD="reference", **given
    )


def test_the_workers_sentence_reaches_the_log(provider, context, monkeypatch, embedding, tmp_path):
    from aef_fields.aef_qgis import worker

    def refuse(*_):
        raise worker.WorkerError("The file a.tif is empty; choose another.")

    monkeypatch.setattr(worker, "run", refuse)
    algorithm = provider.algorithm("reduce").create()
    given = {"EMBEDDING": embedding, "OUTPUT": str(tmp_path / "o.tif")}
    feedback = QgsProcessingFeedback()
    outputs, good = algorithm.run(given, context, feedback)
    assert (outputs, good) == ({}, False)
    assert "The file a.tif is empty; choose another." in feedback.htmlLog()


def test_processing_run_raises_the_workers_sentence(
    provider, qgis_processing, monkeypatch, embedding, tmp_path
):
    import processing
    from aef_fields.aef_qgis import worker

    def refuse(*_):
        raise worker.WorkerError("The file a.tif is empty; choose another.")

    monkeypatch.setattr(worker, "run", refuse)
    with pytest.raises(QgsProcessingException, match=r"^The file a.tif is empty"):
        processing.run("aef:reduce", {"EMBEDDING": embedding, "OUTPUT": str(tmp_path / "o.tif")})


def test_import_hands_over_sources_area_and_year(provider, context, told, polygon_layer, tmp_path):
    out = str(tmp_path / "e.tif")
    address = "https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet"
    given = {"FOLDER": str(tmp_path), "ADDRESSES": address, "YEAR": 2024, "OUTPUT": out}
    run(provider, context, "importembedding", AREA=polygon_layer, **given)
    ((command, arguments),) = told
    assert command == "import"
    assert arguments[:4] == ["aef", str(tmp_path), address, out]
    options = dict(zip(arguments[4::2], arguments[5::2]))
    assert options["--year"] == "2024"
    copy = QgsVectorLayer(options["--area"], "copy", "ogr")
    assert (copy.featureCount(), copy.crs().authid()) == (2, "EPSG:32631")


def test_addresses_to_import_may_have_blanks(provider, context, told, tmp_path):
    web, other = "https://a.org/my tiles/x.tiff", "s3://b/y.tiff"
    path, out = "/home/me/my tiles/z.tiff", str(tmp_path / "e.tif")
    for text in (f" {web}\r\n{other} \n\n{path}\n", f"{path} {web} {other}"):
        run(provider, context, "importembedding", ADDRESSES=text, OUTPUT=out)
        assert sorted(told[-1][1][1:-1]) == sorted((web, other, path))


def test_import_gives_the_extent_with_its_crs(provider, context, told, tmp_path):
    area = QgsReferencedRectangle(QgsRectangle(-0.00001, 50.65, 3.93, 50.66), Crs("EPSG:4326"))
    file, out = str(tmp_path / "a.tiff"), str(tmp_path / "e.tif")
    run(provider, context, "importembedding", FILES=[file], EXTENT=area, OUTPUT=out)
    arguments = told[-1][1]
    at = arguments.index("--bounds")
    assert arguments[at + 1 : at + 3] == ["-0.000010000", "50.650000000"]
    assert arguments[at + 5 :] == ["--bounds-crs", "EPSG:4326"]
    sentence = problem(provider, context, "importembedding", OUTPUT=out)
    assert "Say where the tiles are" in sentence


def test_import_of_more_files_than_windows_can_hand_over(provider, context, tmp_path, monkeypatch):
    from aef_fields.aef_qgis import environment

    given = {"FILES": [str(tmp_path / f"{i:060}.tiff") for i in range(500)]}
    given["OUTPUT"] = str(tmp_path / "e.tif")
    monkeypatch.setattr(environment, "WINDOWS", True)
    assert "choose their folder" in problem(provider, context, "importembedding", **given).lower()


def test_reduce_takes_the_colours_of_another_picture(provider, context, told, embedding, tmp_path):
    out, like = str(tmp_path / "o.tif"), shutil.copy(embedding, tmp_path / "rgb.tif")
    run(provider, context, "reduce", EMBEDDING=embedding, LIKE=str(like), OUTPUT=out)
    assert told == [("reduce", [embedding, out, "--like", str(like)])]


def test_similar_hands_over_examples_and_counter_examples(
    provider, context, told, embedding, polygon_layer, tmp_path
):
    out, places = str(tmp_path / "o.tif"), str(tmp_path / "P.GPKG")
    points = QgsVectorLayer("Point?crs=EPSG:4326", "not meant", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POINT(3 50)"))
    points.dataProvider().addFeature(feature)
    given = {"EXAMPLES": polygon_layer, "UNLIKE": points, "COUNT": 7, "PLACES": places}
    run(provider, context, "similar", EMBEDDING=embedding, OUTPUT=out, **given)
    ((command, arguments),) = told
    assert (command, arguments[:2]) == ("similar", [embedding, out])
    options = dict(zip(arguments[2::2], arguments[3::2]))
    assert (options["--n"], options["--objects"]) == ("7", places)
    assert QgsVectorLayer(options["--examples"], "e", "ogr").featureCount() == 2
    assert QgsVectorLayer(options["--unlike-examples"], "u", "ogr").featureCount() == 1
    assert "--threshold" not in options


def test_change_hands_over_embeddings_and_head(provider, context, told, embedding, tmp_path):
    other = str(shutil.copy(embedding, tmp_path / "other.tif"))
    out, between = str(tmp_path / "o.tif"), str(tmp_path / "b.tif")
    given = {"HEAD": "/h.aefhead", "TRANSITIONS": between, "ALIGN": True, "FALSE_ALARMS": 1}
    details = QgsProcessingContext.LayerDetails("Change", context.project(), "OUTPUT")
    context.addLayerToLoadOnCompletion(out, details)
    run(provider, context, "change", EMBEDDINGS=[embedding, other], OUTPUT=out, **given)
    finisher = context.layersToLoadOnCompletion()[out].postProcessor()
    assert finisher._embedding == ""  # in the group of neither
    words = [embedding, other, out, "--false-alarms", "1", "--head", "/h.aefhead"]
    assert told == [("change", [*words, "--transitions", between, "--align"])]
    given = {"EMBEDDINGS": [embedding, other], "OUTPUT": out, "HEAD": "/h.aefhead"}
    assert "give both a head and" in problem(provider, context, "change", **given)
    given = {"EMBEDDINGS": [embedding, other], "OUTPUT": other}
    assert "also an input" in problem(provider, context, "change", **given)


def test_combine_hands_over_embeddings(provider, context, told, embedding, tmp_path):
    other = str(shutil.copy(embedding, tmp_path / "other.tif"))
    out = str(tmp_path / "o.tif")
    run(provider, context, "combine", EMBEDDINGS=[embedding, other], OUTPUT=out)
    assert told == [("combine", [embedding, other, out])]


@pytest.mark.parametrize("name", ["change", "combine"])
def test_of_several_embeddings_each_must_be_one(provider, context, embedding, tmp_path, name):
    picture = str(shutil.copy(embedding, tmp_path / "picture.tif"))
    Path(picture + ".json").write_text('{"kind": "picture"}')
    out = str(tmp_path / "o.tif")
    one = problem(provider, context, name, EMBEDDINGS=[embedding], OUTPUT=out)
    assert "two embeddings or more" in one
    told = problem(provider, context, name, EMBEDDINGS=[embedding, picture], OUTPUT=out)
    assert "“picture” is a picture, not an embedding" in told

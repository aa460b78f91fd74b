"""Layers as plain values, results as layers."""

import contextlib
import gc
import json
import shutil
import time
import weakref
from pathlib import Path, PureWindowsPath

import pytest
from aef_fields.aef_qgis import drives, layers, results, styles
from aef_fields.aef_qgis.dialogs.frames_model import candidates
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, QObject, Qt


@pytest.fixture
def raster_file(tmp_path, sample):
    """A raster that tests may write beside."""
    return shutil.copy(sample / "truth.tif", tmp_path / "truth.tif")


@pytest.fixture
def raster_layer(raster_file):
    return QgsRasterLayer(str(raster_file), "S2 of some day")


def fixed_range(layer, begin, end):
    from qgis.core import Qgis

    properties = layer.temporalProperties()
    properties.setIsActive(True)
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    dates = (QDateTime.fromString(t, Qt.DateFormat.ISODate) for t in (begin, end))
    properties.setFixedTemporalRange(QgsDateTimeRange(*dates))


def test_a_layer_that_says_nothing_gives_path_and_name(raster_layer, raster_file):
    assert layers.frame(raster_layer) == {"path": str(raster_file), "name": "S2 of some day"}


def test_the_temporal_range_gives_the_middle_day(raster_layer):
    fixed_range(raster_layer, "2018-04-01T00:00:00", "2018-05-01T00:00:00")
    assert layers.frame(raster_layer)["datetime"] == "2018-04-16"


def test_summer_time_does_not_move_the_middle_day(raster_layer, monkeypatch):
    """In New Zealand it ends that night: half an hour less was the day before."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "NZST-12NZDT,M9.5.0,M4.1.0/3")
        time.tzset()
        fixed_range(raster_layer, "2018-04-01T00:00:00", "2018-05-01T00:00:00")
        found = layers.frame(raster_layer)["datetime"]
    time.tzset()
    assert found == "2018-04-16"


def test_what_the_person_stated_wins_and_can_be_taken_back(raster_layer):
    fixed_range(raster_layer, "2018-04-01T00:00:00", "2018-05-01T00:00:00")
    layers.remember(raster_layer, layers.DATETIME, "2018-04-07")
    layers.remember(raster_layer, layers.SOURCE, "sentinel-2-l2a")
    frame = layers.frame(raster_layer)
    assert (frame["datetime"], frame["source"]) == ("2018-04-07", "sentinel-2-l2a")
    layers.remember(raster_layer, layers.DATETIME, "")
    assert layers.frame(raster_layer)["datetime"] == "2018-04-16"


def test_corrections_are_saved_in_the_project(raster_layer, tmp_path, qgis_new_project):
    project = QgsProject.instance()
    project.addMapLayer(raster_layer)
    layers.remember(raster_layer, layers.DATETIME, "2018-04-07")
    assert project.isDirty()
    project.write(str(tmp_path / "p.qgz"))
    project.read(str(tmp_path / "p.qgz"))
    (again,) = project.mapLayers().values()
    assert layers.frame(again)["datetime"] == "2018-04-07"


def test_a_layer_that_gdal_does_not_read_gets_a_sentence():
    wms = QgsRasterLayer("type=xyz&url=http://localhost/{x}/{y}/{z}", "streets", "wms")
    with pytest.raises(QgsProcessingException, match="“streets” comes from a “wms” source"):
        layers.raster_path(wms)


def test_a_broken_layer_gets_a_sentence():
    gone = QgsRasterLayer("/gone/a.tif", "gone")
    with pytest.raises(QgsProcessingException, match=r"“gone” can't be read from “/gone/a.tif”"):
        layers.raster_path(gone)


def test_one_of_several_rasters_in_a_file_gets_a_sentence(raster_file, tmp_path):
    package = str(tmp_path / "scenes.gpkg")
    gdal.Translate(package, str(raster_file), format="GPKG", creationOptions=["RASTER_TABLE=may"])
    layer = QgsRasterLayer(f"GPKG:{package}:may", "May")
    assert layer.isValid()
    with pytest.raises(QgsProcessingException, match=r"“May” is one of several.*GeoTIFF"):
        layers.raster_path(layer)


def test_variables_of_a_netcdf_are_one_frame(raster_file, tmp_path):
    """The worker takes the whole file, with all its variables and dates."""
    path = str(tmp_path / "openEO.nc")
    gdal.Translate(path, str(raster_file), format="netCDF", bandList=[1, 1])
    bands = [QgsRasterLayer(f'NETCDF:"{path}":Band{n}', f"openEO — Band{n}") for n in (1, 2)]
    assert all(layer.isValid() for layer in bands)
    other = QgsRasterLayer(str(raster_file), "S2 of some day")
    project = QgsProject()
    project.addMapLayers([*bands, other])
    frames = [layers.frame(layer) for layer in candidates(project)]
    named = {"path": str(raster_file), "name": "S2 of some day"}
    assert frames == [{"path": path, "name": "openEO.nc"}, named]
    with pytest.raises(QgsProcessingException, match=r"“openEO — Band1” is one of several"):
        layers.raster_path(bands[0])  # as an embedding, or another single raster


def test_a_raster_that_was_moved_in_qgis_only_gets_a_sentence(raster_layer):
    """Its file lies elsewhere than it is seen, and the result would, too."""
    stored = raster_layer.crs().authid()
    raster_layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
    with pytest.raises(QgsProcessingException, match=f"in EPSG:32633, but its file says {stored}"):
        layers.raster_path(raster_layer)
    raster_layer.setCrs(QgsCoordinateReferenceSystem(stored))
    assert layers.raster_path(raster_layer)


def test_an_output_must_not_be_an_input_or_open(raster_layer, raster_file, tmp_path):
    project = QgsProject()
    path = str(raster_file)
    assert layers.output_problem(path, [], project) == ""
    assert "also an input" in layers.output_problem(path, [path], project)
    link = tmp_path / "link.tif"
    link.symlink_to(path)
    assert "also an input" in layers.output_problem(str(link), [path], project)
    project.addMapLayer(raster_layer)
    assert "open in the project as the layer “S2 of" in layers.output_problem(path, [], project)
    assert layers.output_problem(str(tmp_path / "new.tif"), [path], project) == ""


def test_a_drive_gives_its_images_whatever_the_system_keeps_there(tmp_path, monkeypatch):
    """Folders that may not be looked into, and what a Mac writes beside each file."""
    for name in ("S2_20230401.tif", "._S2_20230401.tif"):
        (tmp_path / name).touch()
    (tmp_path / "System Volume Information").mkdir()
    (tmp_path / "mount that is gone").mkdir()
    is_dir = Path.is_dir

    def guarded(path, **options):
        if path.parent.name == "System Volume Information" or path.name == "mount that is gone":
            raise PermissionError(13, "Access is denied", str(path))
        return is_dir(path, **options)

    monkeypatch.setattr(Path, "is_dir", guarded)
    assert layers.frame_paths(tmp_path) == [str(tmp_path / "S2_20230401.tif")]


def test_a_folder_of_theias_is_one_product(tmp_path):
    folder = tmp_path / "SENTINEL2A_20180105-105022-459_L2A_T31TCJ_C_V2-2"
    (folder / "MASKS").mkdir(parents=True)
    for name in ("_FRE_B2.tif", "_SRE_B2.tif", "_ATB_R1.tif"):
        (folder / (folder.name + name)).touch()
    (folder / "MASKS" / f"{folder.name}_CLM_R1.tif").touch()
    assert layers.frame_paths(tmp_path) == [str(folder)]


def test_what_is_read_packed_is_found_in_a_folder(tmp_path):
    for name in ("LC08_L2SP_199024_20200101_20200823_02_T1.tar", "S2.zip", "notes.txt"):
        (tmp_path / name).touch()
    assert [Path(path).suffix for path in layers.frame_paths(tmp_path)] == [".tar", ".zip"]
    (tmp_path / "S2.SAFE").mkdir()
    folder = tmp_path / "LC08_L2SP_199024_20200101_20200823_02_T1"
    folder.mkdir()
    (folder / f"{folder.name}_MTL.txt").touch()
    assert layers.frame_paths(tmp_path) == [str(folder), str(tmp_path / "S2.SAFE")]


@pytest.mark.parametrize("name", ["S2.SAFE.zip", "S2.zip"])
def test_what_windows_unpacked_into_a_folder_of_its_name_is_found_once(tmp_path, name):
    """NAME.SAFE/NAME.SAFE was taken for a product that holds nothing, and the download left out for it."""
    (tmp_path / name).touch()
    inner = (tmp_path / name).with_suffix("") / "S2.SAFE"
    (inner / "GRANULE").mkdir(parents=True)
    assert layers.frame_paths(tmp_path) == [str(inner)]


def test_a_download_stands_for_a_folder_that_may_not_be_read(tmp_path, monkeypatch):
    (tmp_path / "S2.zip").touch()
    (tmp_path / "S2").mkdir()
    own = layers.is_product

    def refused(folder):
        if folder.name == "S2":
            raise PermissionError
        return own(folder)

    monkeypatch.setattr(layers, "is_product", refused)
    assert layers.frame_paths(tmp_path) == [str(tmp_path / "S2.zip")]


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("C:\\d\\a.tif", "c:/d/A.tif", True),
        ("C:/d/a.tif", "C:/d/b.tif", False),
        ("/vsis3/b/a.tif", "/vsis3/b/A.tif", False),
        ("https://b/a.tif", "https://b/A.tif", False),
        ('NETCDF:"C:/d/a.nc":B04', 'NETCDF:"C:/d/a.nc":b04', False),
    ],
)
def test_one_file_has_many_paths_on_windows(monkeypatch, one, other, same):
    monkeypatch.setattr(layers, "Path", PureWindowsPath)
    assert (layers.comparable(one) == layers.comparable(other)) is same


@pytest.mark.parametrize(
    "layers_source, written_down",
    [
        ("/vsizip//d/a.zip/S2_20230611.tif", "/vsizip/d/a.zip/S2_20230611.tif"),
        ("/vsicurl/https://host/a.tif?key=1", "https://host/a.tif"),
    ],
)
def test_an_image_in_a_zip_or_on_a_server_is_the_one_that_was_encoded(layers_source, written_down):
    assert layers.comparable(layers_source) == layers.comparable(written_down)


def write_sidecar(raster_file, **record):
    raster_file.with_name(raster_file.name + ".json").write_text(json.dumps(record))


CLASSES = [
    {"value": 2, "label": "b", "name": "Oak", "color": "#00ff00"},
    {"value": 1, "label": "a", "name": "Water", "color": "#0000ff"},
]


def test_a_class_map_gets_names_and_colours_in_legend_order(raster_layer, raster_file):
    write_sidecar(raster_file, kind="class-map", classes=CLASSES)
    assert styles.apply_style(raster_layer) == "class-map"
    renderer = raster_layer.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    shown = [(c.value, c.label, c.color.name()) for c in renderer.classes()]
    assert shown == [(2, "Oak", "#00ff00"), (1, "Water", "#0000ff")]


def test_confidence_runs_from_0_to_100(raster_layer, raster_file):
    write_sidecar(raster_file, kind="confidence")
    styles.apply_style(raster_layer)
    renderer = raster_layer.renderer()
    assert (renderer.classificationMin(), renderer.classificationMax()) == (0, 100)
    items = renderer.shader().rasterShaderFunction().colorRampItemList()
    assert [item.value for item in items] == [0, 25, 50, 75, 100]
    assert renderer.shader().rasterShaderFunction().legendSettings().suffix() == " %"


def test_a_quantity_runs_over_the_values_there_are(raster_layer, raster_file):
    write_sidecar(raster_file, kind="quantity")
    styles.apply_style(raster_layer)
    renderer = raster_layer.renderer()
    assert (renderer.classificationMin(), renderer.classificationMax()) == (1, 8)


@pytest.mark.parametrize(
    ("span", "ends"),
    [
        ((-35038.03125, 116152.828125), (-35000, 116000)),
        ((0.0123456, 0.0987654), (0.0123, 0.0988)),
        ((10001.2, 10003.4), (10001.2, 10003.4)),
        ((7.0, 7.0), (7.0, 7.0)),
    ],
)
def test_the_ends_of_a_ramp_are_numbers_that_people_would_write(span, ends):
    """QGIS's legend, on screen and in print, has them with six decimals."""
    assert styles.rounded(*span) == ends


def test_a_raster_that_is_not_ours_is_left_alone(raster_layer, raster_file):
    before = raster_layer.renderer().type()
    assert styles.apply_style(raster_layer) == ""
    raster_file.with_name(raster_file.name + ".json").write_text("{broken")
    assert styles.apply_style(raster_layer) == ""
    assert raster_layer.renderer().type() == before


def test_results_are_grouped_with_the_maps_above_the_picture(raster_file, tmp_path):
    project = QgsProject()
    paths = {}
    for kind in ("embedding", "class-map", "picture", "confidence"):
        paths[kind] = shutil.copy(raster_file, tmp_path / f"{kind}.tif")
        write_sidecar(paths[kind], kind=kind, classes=CLASSES)
    embedding = str(paths["embedding"])
    for kind, path in paths.items():
        results.add_raster(project, str(path), kind, embedding)
    (group,) = project.layerTreeRoot().children()
    assert group.name() == "Embedding"
    shown = {node.name(): node.itemVisibilityChecked() for node in group.children()}
    assert shown == {"confidence": False, "class-map": True, "picture": True, "embedding": False}
    assert list(shown) == ["confidence", "class-map", "picture", "embedding"]


def test_a_layer_that_processing_put_at_the_top_moves_to_its_group(raster_file, tmp_path):
    project = QgsProject()
    write_sidecar(raster_file, kind="class-map", classes=CLASSES)
    layer = QgsRasterLayer(str(raster_file), "Map")
    project.addMapLayer(layer)
    results.arrange(project, layer.id(), "/some/where/field.tif")
    (group,) = project.layerTreeRoot().children()
    assert [node.name() for node in group.children()] == ["Map"]
    results.arrange(project, "gone", "/some/where/field.tif")
    assert len(project.layerTreeRoot().findLayers()) == 1


def test_a_second_embedding_has_a_group_of_its_own(raster_file, tmp_path):
    """QGIS puts new layers into the group of the active one."""
    project = QgsProject()
    paths = [shutil.copy(raster_file, tmp_path / f"{name}.tif") for name in "ab"]
    results.add_raster(project, str(paths[0]), "first", str(paths[0]))
    layer = QgsRasterLayer(str(paths[1]), "second")
    project.addMapLayer(layer, False)
    project.layerTreeRoot().findGroups()[0].addLayer(layer)
    results.arrange(project, layer.id(), str(paths[1]))
    found = {
        g.name(): [n.name() for n in g.findLayers()] for g in project.layerTreeRoot().children()
    }
    assert found == {"Embedding b": ["second"], "Embedding a": ["first"]}


def names_in(project):
    return [node.name() for node in project.layerTreeRoot().children()]


def test_no_picture_hides_the_polygons_that_lie_on_top(raster_file, tmp_path):
    project = QgsProject()
    path = str(shutil.copy(raster_file, tmp_path / "embedding.tif"))
    plots, roads = (
        QgsVectorLayer("Polygon?crs=EPSG:32631", name, "memory") for name in ("plots", "roads")
    )
    image, changes = (QgsRasterLayer(str(raster_file), name) for name in ("image", "changes"))
    for layer in (plots, roads, image, changes):
        project.addMapLayer(layer, False)
    project.layerTreeRoot().addLayer(plots)
    project.layerTreeRoot().addGroup("base map").addLayer(roads)
    project.layerTreeRoot().addLayer(image)
    results.add_raster(project, path, "picture", path)
    project.layerTreeRoot().addLayer(changes)
    results.arrange(project, changes.id(), "")
    names = [node.name() for node in project.layerTreeRoot().children()]
    assert names == ["plots", "base map", "changes", "Embedding", "image"]


def test_no_result_of_several_hides_what_lay_on_top(raster_file, tmp_path):
    """QGIS has put all of them on top before the first one finds its place."""
    project = QgsProject()
    labels = QgsVectorLayer("Polygon?crs=EPSG:32631", "labels", "memory")
    project.addMapLayer(labels, False)
    project.layerTreeRoot().addLayer(labels)
    context = QgsProcessingContext()
    context.setProject(project)
    embedding = str(tmp_path / "embedding.tif")
    for kind in ("embedding", "picture", "observations"):
        path = str(shutil.copy(raster_file, tmp_path / f"{kind}.tif"))
        write_sidecar(Path(path), kind=kind)
        layer = QgsRasterLayer(path, kind)
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)
        results.Finisher(embedding).postProcessLayer(layer, context, None)
    QCoreApplication.processEvents()
    assert names_in(project) == ["labels", "Embedding"]


def test_what_is_drawn_on_lies_above_all_that_would_hide_it(tmp_path):
    project = QgsProject()
    names = ("points", "parcels", "labels")
    kinds = ("Point", "Polygon", "Polygon")
    found = [QgsVectorLayer(f"{k}?crs=EPSG:32631", n, "memory") for k, n in zip(kinds, names)]
    for layer in found:
        project.addMapLayer(layer, False)
        project.layerTreeRoot().addLayer(layer)
    for layer, order in (
        (found[1], ["points", "parcels", "labels"]),  # points hide nothing
        (found[2], ["labels", "points", "parcels"]),  # filled parcels do
    ):
        results.bring_to_light(project, layer)
        assert [node.name() for node in project.layerTreeRoot().children()] == order


def test_what_is_of_several_embeddings_lies_on_top_of_all(raster_file, tmp_path):
    project = QgsProject()
    made = {}
    for kind in ("embedding", "picture", "break-year", "change", "transitions"):
        path = str(shutil.copy(raster_file, tmp_path / f"{kind}.tif"))
        write_sidecar(Path(path), kind=kind, threshold=1.3, classes=CLASSES)
        made[kind] = QgsRasterLayer(path, kind)
    for kind in ("embedding", "picture"):
        results.add_raster(project, made[kind].source(), kind, made["embedding"].source())
    for kind in ("break-year", "change", "transitions"):
        project.addMapLayer(made[kind], False)
        project.layerTreeRoot().addLayer(made[kind])
        results.arrange(project, made[kind].id(), "")
    assert names_in(project) == ["transitions", "break-year", "change", "Embedding"]


def test_asking_for_a_file_that_is_not_there_keeps_no_layer_alive(tmp_path):
    """Else QGIS crashes when it quits: layers and their tree would live longer than the project."""

    def ask():
        asker = QObject()
        with contextlib.suppress(OSError):
            drives.stat(tmp_path / "gone.tif.json")
        return weakref.ref(asker)

    gc.disable()
    try:
        assert ask()() is None
    finally:
        gc.enable()


def test_points_that_an_algorithm_made_lie_on_top(raster_file, tmp_path):
    project = QgsProject()
    results.add_raster(project, str(raster_file), "picture", "/some/where/a.tif")
    points = QgsVectorLayer("Point?crs=EPSG:32631", "points", "memory")
    project.addMapLayer(points, False)
    project.layerTreeRoot().findGroups()[0].addLayer(points)  # that of the active layer
    context = QgsProcessingContext()
    context.setProject(project)
    results.VectorFinisher(lambda _layer: None).postProcessLayer(points, context, None)
    QCoreApplication.processEvents()
    assert names_in(project) == ["points", "Embedding a"]
    # A model's results come in whatever order, and other ones later.
    for name, embedding in (("b", "/some/where/b.tif"), ("change", "")):
        path = str(shutil.copy(raster_file, tmp_path / f"{name}.tif"))
        write_sidecar(Path(path), kind="change", threshold=1.3)
        layer = QgsRasterLayer(path, name)
        project.addMapLayer(layer)
        results.arrange(project, layer.id(), embedding)
    assert names_in(project) == ["points", "change", "Embedding b", "Embedding a"]


def shown(layer):
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    return [(round(item.value, 2), item.label, item.color.alpha()) for item in items]


def test_likeness_says_how_unusual_it_is(raster_layer, raster_file):
    """What most of the scene reaches is clear; steps that fall on one value are one."""
    tops = {"10": 12.0, "5": 20.0, "2": 31.0, "1": 31.0, "0.5": 50.0, "0.1": 80.0}
    write_sidecar(raster_file, kind="likeness", top_percent=tops)
    assert styles.apply_style(raster_layer) == "likeness"
    found = shown(raster_layer)
    assert found[0] == (11.5, "as the scene", 0)
    assert [label for _, label, _ in found[1:]] == [
        f"the best {p} % of the scene" for p in ("10", "5", "1", "0.5", "0.1")
    ]
    assert [value for value, *_ in found[1:-1]] == [19.5, 30.5, 49.5, 79.5]


def test_change_is_clear_below_the_threshold(raster_layer, raster_file):
    write_sidecar(raster_file, kind="change", threshold=1.301)
    assert styles.apply_style(raster_layer) == "change"
    found = shown(raster_layer)
    assert found[0] == (1.3, "as unchanged land", 0)
    assert [label for _, label, _ in found[1:]] == [
        "rarer, up to one in 100",
        "rarer, up to one in 1 000",
        "rarer, up to one in 10 000",
        "rarer than that",
    ]
    assert all(alpha > 150 for *_, alpha in found[1:])

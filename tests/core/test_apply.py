"""Maps from a head: block by block the same as from the whole, with their names, and only where
the head fits."""

import json
import math

import numpy as np
import pytest
import rasterio
from aef_fields.core.apply import mapped
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.grid import Tile
from aef_fields.core.heads import store
from aef_fields.core.heads.head import Head
from aef_fields.core.maps.layers import How
from aef_fields.core.maps.writer import MapClass


@pytest.fixture
def head(core, place, make_labels, drawn, tmp_path):
    shapes, classes = drawn
    labels = make_labels(shapes, cover=classes)
    out = tmp_path / "head.aefhead"
    code, _, said = core(
        "train", place, labels, out, "--label-field", "cover", "--method", "linear"
    )
    assert code == 0, said
    return out


def test_the_map_shows_the_stripes_and_keeps_names(core, head, place, tmp_path):
    code, out, _ = core(
        "apply", head, place, tmp_path / "map.tif", "--confidence", tmp_path / "sure.tif"
    )
    assert code == 0
    assert json.loads(out) == {
        "map": str(tmp_path / "map.tif"),
        "confidence": str(tmp_path / "sure.tif"),
    }
    with rasterio.open(tmp_path / "map.tif") as file:
        values, colours = file.read(1), file.colormap(1)
        assert (file.dtypes[0], file.nodata) == ("uint8", 255)
    with rasterio.open(tmp_path / "sure.tif") as file:
        sure = file.read(1)
        assert (file.dtypes[0], file.nodata) == ("uint8", 255)
    assert (values[:2] == 255).all()
    assert (sure[:2] == 255).all()
    truth = np.repeat([3, 2, 1], 20)[None].repeat(38, axis=0)  # oak, ash, the one in Greek
    assert (values[2:] == truth).mean() > 0.97
    assert sure[2:].max() <= 100
    assert len(np.unique(sure[2:])) > 5
    record = json.loads((tmp_path / "map.tif.json").read_text(encoding="utf-8"))
    assert [c["label"] for c in record["classes"]] == ['"Ταξινόμηση" 草地', "ash, wet", "oak"]
    assert "草地" in (tmp_path / "map.tif.aux.xml").read_text(encoding="utf-8")
    red, green, blue = (int(record["classes"][0]["color"][i : i + 2], 16) for i in (1, 3, 5))
    assert colours[1][:3] == (red, green, blue)


@pytest.mark.parametrize("method", ["linear", "knn", "forest"])
def test_block_by_block_is_the_same_as_the_whole(
    core, make_embedding, make_labels, square, tmp_path, method
):
    """A place of six blocks with holes, uneven at its edges."""
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(300, 520, 6))
    vectors[100:120, 200:300] = np.nan
    embedding = make_embedding(vectors, "large.tif")
    shapes = [square(col, 20, 4) for col in range(10, 500, 20)]
    labels = make_labels(shapes, cover=["a", "b", "c", "d", "e"] * 5)
    head, out = tmp_path / "h.aefhead", tmp_path / "map.tif"
    options = ("--label-field", "cover", "--method", method)
    assert core("train", embedding, labels, head, *options)[0] == 0
    assert core("apply", head, embedding, out)[0] == 0
    with EmbeddingReader(embedding) as reader:
        whole = reader.read(Tile(0, 0, 520, 300)).reshape(-1, 6)
    expected = mapped(store.load(head), whole, How())["map"]
    with rasterio.open(out) as file:
        values = file.read(1)
    np.testing.assert_array_equal(values, expected.reshape(300, 520))
    assert (values[100:120, 200:300] == 255).all()
    assert len(np.unique(values)) == 6


def test_a_quantity_is_a_float_map_with_nan(core, place, make_labels, drawn, tmp_path):
    shapes, _ = drawn
    labels = make_labels(shapes, height=np.repeat([10.0, 20.0, 30.0], 4))
    head, out = tmp_path / "h.aefhead", tmp_path / "map.tif"
    code, _, said = core(
        "train", place, labels, head, "--label-field", "height", "--task", "regress"
    )
    assert code == 0, said
    assert core("apply", head, place, out)[0] == 0
    with rasterio.open(out) as file:
        values = file.read(1)
        assert file.dtypes[0] == "float32"
        assert np.isnan(file.nodata)
    assert np.isnan(values[:2]).all()
    stripes = [values[2:, i : i + 20].mean() for i in (0, 20, 40)]
    assert stripes == pytest.approx([10, 20, 30], abs=3)


def test_more_than_254_classes_need_two_bytes():
    class Many:
        classes_ = np.arange(1, 301)

        def predict_proba(self, X):
            shares = np.full((len(X), 300), 0.6 / 299, np.float32)
            shares[:, 299] = 0.4
            return shares

    classes = [MapClass(i, str(i), str(i), "#000000") for i in range(1, 301)]
    vectors = np.array([[1, 0], [np.nan, np.nan]], np.float32)
    how = How(frozenset({"map", "confidence"}))
    layers = mapped(Head("classify", "knn", "", 2, classes, Many()), vectors, how)
    values, sure = layers["map"], layers["confidence"]
    assert values.dtype == np.uint16
    assert list(values) == [300, 65535]
    assert list(sure) == [40, 255]


class TestRefused:
    def test_another_dimension(self, refused, head, make_embedding, tmp_path):
        other = make_embedding(np.random.default_rng(0).normal(size=(20, 20, 5)), "other.tif")
        said = refused("apply", head, other, tmp_path / "m.tif")
        assert "trained on embeddings with 8 dimensions" in said
        assert "has 5" in said

    def test_another_encoder(self, refused, head, make_embedding, tmp_path):
        vectors = np.random.default_rng(0).normal(size=(20, 20, 8))
        other = make_embedding(vectors, "other.tif", encoder="another")
        said = refused("apply", head, other, tmp_path / "m.tif")
        assert "trained on embeddings of test-encoder" in said
        assert "made by another" in said

    def test_what_is_no_head(self, refused, place, tmp_path):
        assert "is not a head" in refused("apply", place, place, tmp_path / "m.tif")
        said = refused("apply", tmp_path / "none.aefhead", place, tmp_path / "m.tif")
        assert "does not exist" in said

    def test_outputs(self, refused, head, place, tmp_path):
        assert "is also an input" in refused("apply", head, place, place)
        assert "must end in .tif" in refused("apply", head, place, tmp_path / "m.png")
        same = tmp_path / "m.tif"
        for other in (same, tmp_path / ".." / tmp_path.name / "m.tif"):
            said = refused("apply", head, place, same, "--confidence", other)
            assert "choose different names" in said

    def test_confidence_of_a_quantity(self, refused, core, place, make_labels, drawn, tmp_path):
        labels = make_labels(drawn[0], height=np.arange(12.0))
        head = tmp_path / "q.aefhead"
        assert (
            core("train", place, labels, head, "--label-field", "height", "--task", "regress")[0]
            == 0
        )
        said = refused("apply", head, place, tmp_path / "m.tif", "--confidence", tmp_path / "c.tif")
        assert "made for classes only" in said


def test_cancelled_half_way_leaves_nothing(head, make_embedding, tmp_path, monkeypatch):
    from aef_fields.core import apply
    from aef_fields.core.errors import Cancelled
    from aef_fields.core.progress import Progress

    class SoonOver(Progress):
        def step(self, done, total, note=""):
            if done == 1:
                self.stop.set()
            super().step(done, total, note)

    monkeypatch.setattr(apply, "WORTH_KEEPING_S", math.inf)  # however slow the machine is
    embedding = make_embedding(np.random.default_rng(0).normal(size=(300, 300, 8)), "large.tif")
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        apply.run(head, embedding, tmp_path / "m.tif", tmp_path / "c.tif", progress=SoonOver())
    assert set(tmp_path.iterdir()) == before

"""Labels of other regions: nothing of what is tested here is learnt from there."""

import numpy as np
import rasterio
import shapely
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.labels.elsewhere import read_elsewhere
from aef_fields.core.progress import Progress
from affine import Affine


def test_a_label_that_reaches_over_from_the_next_tile_is_left_out(
    make_embedding, make_labels, square, tmp_path
):
    vectors = np.random.default_rng(0).normal(size=(20, 20, 8))
    here, there = make_embedding(vectors, "here.tif"), make_embedding(vectors, "there.tif")
    with rasterio.open(there, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.transform = file.transform * Affine.translation(20, 0)
    shapes = [
        square(17, 2, 6),  # over the border
        shapely.MultiPolygon([square(5, 5), square(30, 5)]),  # a part in each
        square(20, 10, 4),  # ends where the other region begins
        square(30, 14),
    ]
    labels = make_labels(shapes, "both.gpkg", cover=list("abab"))
    with EmbeddingReader(here) as reader:
        found = read_elsewhere(
            [(there, labels)], reader, "cover", "classify", {"a": 1, "b": 2}, 0, Progress()
        )
    assert found.told[0]["count"] == 2
    assert set(found.target[found.label == 0]) == {1}
    assert set(found.target[found.label == 1]) == {2}

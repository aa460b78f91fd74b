"""Blocks through all cores: in order, the same as one after the other, and stopped at once."""

import threading

import numpy as np
import pytest
import rasterio
from aef_fields.core import cluster, quantize
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.engine.stream import AHEAD, cores, streamed
from aef_fields.core.errors import Cancelled
from aef_fields.core.grid import Tile
from aef_fields.core.heads.linear import LinearClassifier
from aef_fields.core.progress import Progress

TILES = [Tile(i, 0, 1, 1) for i in range(40)]


OPENED = []


class Opened:
    """What a thread works with; knows whether two threads used it, or used it after the end."""

    def __init__(self):
        self.threads, self.closed = set(), False
        OPENED.append(self)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.closed = True

    def use(self, tile):
        assert not self.closed
        self.threads.add(threading.get_ident())
        return tile.col**2


@pytest.fixture(autouse=True)
def _fresh():
    OPENED.clear()


def test_results_come_in_order_and_no_input_is_shared():
    found = list(streamed(TILES, Opened, Opened.use, "", Progress()))
    assert found == [(tile, tile.col**2) for tile in TILES]
    assert 1 <= len(OPENED) <= cores()
    assert all(len(one.threads) == 1 and one.closed for one in OPENED)


def test_no_more_is_worked_ahead_than_can_be_held():
    begun = []

    def work(_, tile):
        begun.append(tile.col)

    for tile, _ in streamed(TILES, Opened, work, "", Progress()):
        assert max(begun) < tile.col + AHEAD * cores()


def test_a_failure_and_a_cancel_reach_the_caller_and_close_everything():
    def fail(_, tile):
        if tile.col == 3:
            raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        list(streamed(TILES, Opened, fail, "", Progress()))
    progress = Progress()
    with pytest.raises(Cancelled):
        for tile, _ in streamed(TILES, Opened, Opened.use, "", progress):
            if tile.col == 2:
                progress.stop.set()
    assert all(one.closed for one in OPENED)


@pytest.mark.parametrize("dtype", ["int8", "float32"])
def test_parts_are_what_read_gives_and_heads_do_not_mind_how_they_lie(make_embedding, dtype):
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(120, 200, 6))
    vectors[5, 7:9] = np.nan
    path = make_embedding(vectors, dtype=dtype)
    tile = Tile(3, 2, 190, 110)
    with EmbeddingReader(path) as reader:
        whole = np.ascontiguousarray(reader.read(tile)).reshape(-1, 6)
        with rasterio.open(path) as file:
            codes = np.moveaxis(file.read()[:, 2:112, 3:193], 0, -1).reshape(-1, 6)
        # By the formula itself, in float64.
        slow = codes.astype(np.float64)
        if dtype == "int8":
            slow = np.where(codes == -128, np.nan, np.sign(slow) * (slow / quantize.SCALE) ** 2)
        np.testing.assert_allclose(whole, slow, rtol=1e-6)
        assert np.isnan(whole).any()
        head = LinearClassifier().fit(rng.normal(size=(50, 6)), np.arange(50) % 4)
        shares, values = [], []
        for some, part in reader.parts(tile):
            np.testing.assert_array_equal(part, whole[some])
            shares.append(head.predict_proba(np.nan_to_num(part)))
            values.append(head.predict(np.nan_to_num(part)))
    plain = np.nan_to_num(whole).astype(np.float64) @ head.coef_.T + head.intercept_
    expected = np.exp(plain) / np.exp(plain).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(np.concatenate(shares), expected, atol=1e-5)
    clear = np.sort(plain, axis=1)
    clear = clear[:, -1] - clear[:, -2] > 1e-5
    assert (np.concatenate(values) == plain.argmax(axis=1))[clear].all()


def test_clusters_are_the_nearest_centres(make_embedding):
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(70, 300, 5))
    vectors[:3] = np.nan
    centres = rng.normal(size=(7, 5)).astype(np.float32)
    tile = Tile(0, 0, 256, 70)
    with EmbeddingReader(make_embedding(vectors)) as reader:
        found = cluster.assigned(reader, tile, centres, 255)
        cosine = np.nan_to_num(reader.read(tile)).astype(np.float64) @ centres.T
    np.testing.assert_array_equal(found[3:], cosine[3:].argmax(axis=-1) + 1)
    assert (found[:3] == 255).all()

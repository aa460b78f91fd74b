"""Memory is set by tiles and blocks, not by the raster: twice the pixels, the same bytes.

What is counted is the bytes of Python's and NumPy's arrays that live at the same time, which does not
depend on how busy the machine is.
"""

import subprocess
import sys
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from aef_fields.core.engine import stream

ROOT = Path(__file__).resolve().parents[2]
BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
D = 8
SIZES = (
    (512, 1280),
    (512, 2560),
)  # several whole blocks of the first overview already in the first
MORE = 1.2  # threads meet by chance: so much more may be held at one moment


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    """Each core holds some blocks: of the smaller raster, many would not even find enough of them."""
    monkeypatch.setattr(stream, "cores", lambda: 2)


def peak(work):
    """Most bytes that lived at one time during `work()`, above those at its start."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        work()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


@pytest.fixture
def lands(make_embedding):
    """Embeddings of both sizes, in three stripes; a second one of each."""

    def made(shape, name, seed):
        rng = np.random.default_rng(seed)
        stripe = np.arange(shape[1]) * 3 // shape[1]
        vectors = np.eye(3, D)[np.broadcast_to(stripe, shape)]
        return make_embedding(vectors + rng.normal(0, 0.15, (*shape, D)), name)

    return [
        (made(s, f"{i}.tif", 2 * i), made(s, f"{i}b.tif", 2 * i + 1)) for i, s in enumerate(SIZES)
    ]


@pytest.fixture
def head(core, lands, square, make_labels, tmp_path):
    shapes = [square(col, row) for col in (20, 300, 600) for row in (10, 100, 200, 400)]
    labels = make_labels(shapes, cover=["a"] * 4 + ["b"] * 4 + ["c"] * 4)
    out = tmp_path / "head.aefhead"
    words = ("train", lands[0][0], labels, out, "--label-field", "cover", "--method", "knn")
    assert core(*words)[0] == 0
    return out


@pytest.mark.parametrize("command", ["apply", "cluster", "reduce", "similar", "change", "combine"])
def test_a_larger_embedding_takes_no_more(core, lands, head, tmp_path, command):
    def words(land, out):
        one, other = land
        return {
            "apply": ("apply", head, one, out, "--confidence", tmp_path / "sure.tif"),
            "cluster": ("cluster", one, out, "--k", "3"),
            "reduce": ("reduce", one, out),
            "similar": ("similar", one, out, "--points", "500105,5599895"),
            "change": ("change", one, other, out),
            "combine": ("combine", one, one, out, "--no-rgb"),
        }[command]

    def work(land):
        code, _, said = core(*words(land, tmp_path / "out.tif"))
        assert code == 0, said

    work(lands[0])  # what is imported and kept for good
    small, large = (peak(lambda land=land: work(land)) for land in lands)
    whole = 4 * D * SIZES[1][0] * SIZES[1][1]
    assert large < MORE * small, f"{small / 1e6:.1f} MB, then {large / 1e6:.1f} MB"
    assert large - small < 0.1 * whole


def test_a_larger_scene_takes_no_more(core, make_scene, tiny, tmp_path):
    def work(width, name):
        scene = make_scene(width, 512, name)
        for day in ("20180407", "20180610"):
            scene.optical(day)
        words = ("embed", scene.manifest(), tmp_path / f"{name}.tif", "--checkpoint", tiny)
        words = (*words, "--no-rgb", "--tile", "128")

        def run():
            code, _, said = core(*words)
            assert code == 0, said

        return run

    work(128, "first")()
    small, large = (peak(work(width, str(width))) for width in (1280, 2560))
    assert large < MORE * small, f"{small / 1e6:.1f} MB, then {large / 1e6:.1f} MB"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of glibc")
def test_memory_that_was_freed_is_not_asked_for_again():
    """Pieces as large as a layer of the encoder needs, in two threads by turns, not at once: side
    by side, how much either asks for is chance."""
    code = """if True:
        import resource, sys
        from concurrent.futures import ThreadPoolExecutor
        sys.path.insert(0, sys.argv[1])
        from core.engine.allocator import keep_freed
        if sys.argv[2] == "kept":
            keep_freed()
        import numpy as np
        def work():
            [np.ones(7 << 20, np.uint8) for _ in range(4)]
        def pages():
            return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        with ThreadPoolExecutor(1) as first, ThreadPoolExecutor(1) as second:
            first.submit(work).result()
            before = pages()
            for _ in range(20):
                second.submit(work).result()
                first.submit(work).result()
        print(pages() - before)
    """
    plain, kept = (
        int(subprocess.check_output([sys.executable, "-c", code, str(ROOT), how]))
        for how in ("plain", "kept")
    )
    assert kept < plain / 100, (kept, plain)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_series_in_more_files_than_a_process_may_open_at_first(make_scene, tiny, tmp_path):
    """48 dates in files of single bands are a thousand; macOS allows 256 until it is asked for more."""
    scene, frames = make_scene(8, 8), []
    for month in range(1, 9):
        for band in BANDS:
            path = scene.write(f"{month}_{band}.tif", {band: np.full((8, 8), 900, np.uint16)}, 10)
            entry = {"path": path.name, "source": "sentinel-2-l2a", "bands": {band: 1}}
            frames.append(entry | {"datetime": f"2018-{month:02d}-05"})
    words = ("embed", scene.manifest(frames), tmp_path / "e.tif", "--checkpoint", tiny, "--no-rgb")
    worker = (sys.executable, "-I", ROOT / "core" / "__main__.py", *words)
    limited = ("sh", "-c", 'ulimit -Sn 64 && exec "$@"', "sh", *worker)
    done = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

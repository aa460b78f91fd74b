"""A head on disk: the same bytes for the same head, and nothing of a stranger's file is run."""

import contextlib
import io
import json
import os
import pickle
import zipfile

import numpy as np
import pytest
import safetensors.numpy
import skops.io
from aef_fields.core.errors import InputError
from aef_fields.core.heads import methods, store
from aef_fields.core.heads.head import Head
from aef_fields.core.heads.knn import CosineKnnClassifier
from aef_fields.core.maps.writer import MapClass
from sklearn.ensemble import RandomForestClassifier

rng = np.random.default_rng(0)
X = rng.normal(size=(120, 8)).astype(np.float32)
POLYGON = np.arange(120) // 6
Y = POLYGON % 3 + 1
CLASSES = [MapClass(i, f"label {i}", 'name, "草地"', "#112233") for i in (1, 2, 3)]


RECORD = {
    "labels": {"field": "cover"},
    "accuracy": {"short": {}},
    "applicability": {"threshold": 0.5, "scale": 1.0},
    "embedding": {},
}


def head(method="linear", task="classify"):
    y = Y if task == "classify" else Y * 1.5
    estimator = methods.fit(method, task, X, y, POLYGON, np.full(120, 1 / 6), 0)
    classes = CLASSES if task == "classify" else []
    return Head(task, method, "enc", 8, classes, estimator, {"vectors": X[:4]}, 1.3, RECORD)


@pytest.mark.parametrize("task", ["classify", "regress"])
@pytest.mark.parametrize("method", (*methods.METHODS, *methods.ON_REQUEST))
def test_a_head_comes_back_as_it_was_and_its_bytes_do_not_vary(method, task, tmp_path):
    made = head(method, task)
    store.save(made, tmp_path / "a.aefhead")
    store.save(head(method, task), tmp_path / "b.aefhead")
    assert (tmp_path / "a.aefhead").read_bytes() == (tmp_path / "b.aefhead").read_bytes()
    loaded = store.load(tmp_path / "a.aefhead")
    np.testing.assert_array_equal(loaded.estimator.predict(X), made.estimator.predict(X))
    np.testing.assert_array_equal(loaded.statistics["vectors"], X[:4])
    assert (loaded.classes, loaded.record, loaded.encoder) == (made.classes, made.record, "enc")
    assert loaded.temperature == 1.3


def rewritten(path, **members):
    """The head at `path` with some members of the zip replaced or added."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**content, **members}.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def forest(tmp_path):
    store.save(head("forest"), tmp_path / "forest.aefhead")
    return tmp_path / "forest.aefhead"


class Evil:
    """What an attacker would like to have unpickled: it makes a folder when it is."""

    def __init__(self, target):
        self.target = str(target)

    def __reduce__(self):
        return os.mkdir, (self.target,)


def test_a_skops_file_with_a_foreign_type_is_refused(forest, tmp_path):
    tree = RandomForestClassifier(2).fit(X, Y)
    tree.criterion = os.mkdir  # a function: skops would import it by the name in the file
    rewritten(forest, **{"estimator.skops": skops.io.dumps(tree)})
    with pytest.raises(InputError, match=r"mkdir.*was not opened"):
        store.load(forest)


def test_a_type_of_scikit_learn_that_no_head_of_ours_has_is_refused(forest):
    from sklearn.svm import SVC

    rewritten(forest, **{"estimator.skops": skops.io.dumps(SVC().fit(X, Y))})
    with pytest.raises(InputError, match="SVC"):
        store.load(forest)


@pytest.mark.parametrize("member", ["estimator.skops", "arrays.safetensors", "head.json"])
def test_a_pickle_is_never_opened(forest, tmp_path, member):
    target = tmp_path / "made by the pickle"
    rewritten(forest, **{member: pickle.dumps(Evil(target))})
    with pytest.raises(InputError, match="damaged"):
        store.load(forest)
    assert not target.exists()


def test_a_whole_pickle_with_the_suffix_of_a_head_is_refused(tmp_path):
    path, target = tmp_path / "evil.aefhead", tmp_path / "made by the pickle"
    path.write_bytes(pickle.dumps(Evil(target)))
    with pytest.raises(InputError, match="is not a head or is damaged"):
        store.load(path)
    assert not target.exists()


def test_trees_that_point_outside_themselves_are_refused(forest):
    tampered = RandomForestClassifier(2).fit(X, Y)
    tree = tampered.estimators_[0].tree_
    tree.children_left[0] = 10_000_000  # compiled code would read there
    rewritten(forest, **{"estimator.skops": skops.io.dumps(tampered)})
    with pytest.raises(InputError, match="trees are damaged"):
        store.load(forest)


def with_json(path, **values):
    with zipfile.ZipFile(path) as archive:
        content = json.loads(archive.read("head.json"))
    return rewritten(path, **{"head.json": json.dumps({**content, **values})})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"version": 99}, "newer version"),
        ({"format": "something"}, "is not a head"),
        ({"d": 9}, "damaged"),
        ({"estimator": {"kind": "SVC"}}, "damaged|asks for"),
        ({"classes": [{"value": 1}]}, "damaged"),
        ({"record": {}}, "damaged"),
    ],
)
def test_a_head_that_does_not_fit_together_gets_a_sentence(tmp_path, change, sentence):
    store.save(head("linear"), tmp_path / "h.aefhead")
    with pytest.raises(InputError, match=sentence):
        store.load(with_json(tmp_path / "h.aefhead", **change))


def edited(path, change):
    """The head at `path` after `change(content, arrays)` of its JSON and its arrays."""
    with zipfile.ZipFile(path) as archive:
        content = json.loads(archive.read("head.json"))
        arrays = safetensors.numpy.load(archive.read("arrays.safetensors"))
    change(content, arrays)
    members = {"arrays.safetensors": safetensors.numpy.save(arrays)}
    return rewritten(path, **members, **{"head.json": json.dumps(content)})


EDITS = {
    "no task": lambda c, a: c.update(task="guess"),
    "no temperature": lambda c, a: c.update(temperature=0),
    "no classes": lambda c, a: c.update(classes=[]),
    "a class less": lambda c, a: c["classes"].pop(),
    "a class twice": lambda c, a: c["classes"][0].update(value=c["classes"][1]["value"]),
    "a value of text": lambda c, a: c["classes"][0].update(value="1"),
    "a value too large": lambda c, a: c["classes"][0].update(value=65535),
    "a name of numbers": lambda c, a: c["classes"][0].update(name=7),
    "no colour": lambda c, a: c["classes"][0].update(color="green"),
    "a threshold of text": lambda c, a: c["record"]["applicability"].update(threshold="high"),
    "no scale": lambda c, a: c["record"]["applicability"].update(scale=0),
    "no embedding": lambda c, a: c["record"].pop("embedding"),
    "a field of numbers": lambda c, a: c["record"]["labels"].update(field=3),
    "sets of text": lambda c, a: c["record"].update(sets={"least": "some"}),
    "an interval less": lambda c, a: c["record"].update(
        intervals={"deviation": 1, "multiples": {}}
    ),
    "no vectors": lambda c, a: a.pop("statistics.vectors"),
    "vectors of a dimension less": lambda c, a: a.update(
        {"statistics.vectors": np.ascontiguousarray(a["statistics.vectors"][:, 1:])}
    ),
    "a weight less": lambda c, a: a.update({"estimator.coef_": a["estimator.coef_"][1:].copy()}),
    "a bias less": lambda c, a: a.update(
        {"estimator.intercept_": a["estimator.intercept_"][1:].copy()}
    ),
    "weights of nothing": lambda c, a: a["estimator.coef_"].fill(np.nan),
    "classes of its own": lambda c, a: a.update({"estimator.classes_": np.array([7, 8, 9])}),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_head_edited_by_hand_is_damaged(tmp_path, edit):
    path = tmp_path / "h.aefhead"
    store.save(head("linear"), path)
    store.load(path)
    with pytest.raises(InputError, match=r"h\.aefhead is not a head or is damaged"):
        store.load(edited(path, EDITS[edit]))


def test_a_neighbour_of_a_head_edited_by_hand_is_damaged(tmp_path):
    path = tmp_path / "h.aefhead"
    for task in ("classify", "regress"):
        for change in (
            lambda c, a: c["estimator"].update(n_neighbors="few"),
            lambda c, a: a.update({"estimator.targets_": a["estimator.targets_"][:-1].copy()}),
        ):
            store.save(head("knn", task), path)
            with pytest.raises(InputError, match="damaged"):
                store.load(edited(path, change))
    store.save(head("knn"), path)
    with pytest.raises(InputError, match="of classes that it does not have"):
        store.load(edited(path, lambda c, a: a["estimator.targets_"].__setitem__(-1, 99)))


def test_members_no_head_has_and_truncated_files_are_refused(tmp_path):
    path = tmp_path / "h.aefhead"
    store.save(head("linear"), path)
    whole = path.read_bytes()
    rewritten(path, **{"run_me.py": b"print()"})
    with pytest.raises(InputError, match=r"run_me\.py"):
        store.load(path)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="damaged"):
        store.load(path)
    with pytest.raises(InputError, match="does not exist"):
        store.load(tmp_path / "none.aefhead")


def test_a_byte_that_a_disk_has_lost_gets_a_sentence(tmp_path):
    path = tmp_path / "x.aefhead"
    store.save(head("linear"), path)
    whole = path.read_bytes()
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        with contextlib.suppress(InputError):
            store.load(path)


def test_a_zip_that_unpacks_to_gigabytes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "MAX_BYTES", 100_000)
    path = tmp_path / "h.aefhead"
    store.save(head("linear"), path)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("head.json", b" " * 200_000)
    path.write_bytes(buffer.getvalue())
    with pytest.raises(InputError, match="larger"):
        store.load(path)


def test_neighbours_of_an_earlier_version_vote_as_they_did(tmp_path):
    """Their votes were not divided by how common a class is among the labels."""
    made = head("knn")
    made.estimator = CosineKnnClassifier().fit(X[:70], Y[:70])
    store.save(made, tmp_path / "a.aefhead")
    shares = store.load(tmp_path / "a.aefhead").estimator.predict_proba(X)
    np.testing.assert_array_equal(shares, made.estimator.predict_proba(X))
    divided = methods.fit("knn", "classify", X[:70], Y[:70], POLYGON[:70], np.ones(70), 0)
    assert abs(divided.predict_proba(X) - shares).max() > 0.01

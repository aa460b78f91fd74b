"""Weights on disk: they come back as they were, or not at all, with a sentence."""

import json
import os
import shutil
from pathlib import Path

import pytest
import torch
from aef_fields.core.errors import InputError
from aef_fields.core.model import checkpoint
from aef_fields.core.model.config import SIZES
from aef_fields.core.model.decoders import Decoders
from aef_fields.core.model.encoder import Encoder


@pytest.fixture
def own(weights, tmp_path):
    """A copy of the random checkpoint that may be spoiled."""
    for suffix in (".safetensors", ".json"):
        shutil.copy(weights.with_suffix(suffix), tmp_path / f"own{suffix}")
    return tmp_path / "own.safetensors"


def change(path, **entries):
    card = json.loads(path.with_suffix(".json").read_text())
    path.with_suffix(".json").write_text(json.dumps(card | entries))


def refusal(path):
    with pytest.raises(InputError) as told:
        checkpoint.load(path)
    assert str(path) in str(told.value) or str(path.with_suffix(".json")) in str(told.value)
    return str(told.value)


def test_weights_come_back_as_they_were(tmp_path):
    torch.manual_seed(5)
    encoder, decoders = Encoder(SIZES["nano"]), Decoders(SIZES["nano"])
    sha256 = checkpoint.save(tmp_path / "w.safetensors", encoder, decoders, {"steps": 7})
    back = checkpoint.load(tmp_path / "w.safetensors")
    assert back.encoder.config == SIZES["nano"]
    for ours, theirs in ((encoder, back.encoder), (decoders, back.decoders)):
        assert ours.state_dict().keys() == theirs.state_dict().keys()
        for key, value in ours.state_dict().items():
            assert torch.equal(value, theirs.state_dict()[key]), key
    assert (back.sha256, back.identity) == (sha256, f"w sha256:{sha256}")
    assert back.record == {"steps": 7}
    assert not back.encoder.training
    assert {p.name for p in tmp_path.iterdir()} == {"w.safetensors", "w.json"}


def test_half_precision_is_close_and_half_as_large(tmp_path, weights):
    loaded = checkpoint.load(weights)
    path = tmp_path / "h.safetensors"
    checkpoint.save(path, loaded.encoder, loaded.decoders, {}, half=True)
    assert path.stat().st_size < 0.55 * weights.stat().st_size
    weight = checkpoint.load(path).encoder.out[1].weight
    assert torch.allclose(weight, loaded.encoder.out[1].weight, rtol=0.01)


def test_neither_file_gets_its_name_before_both_are_on_the_disk(weights, tmp_path, monkeypatch):
    """After a power cut weights and card are those of before or the new ones, not one of each."""
    loaded, done, replace = checkpoint.load(weights), [], Path.replace
    monkeypatch.setattr(os, "fsync", lambda _: done.append("on the disk"))
    monkeypatch.setattr(
        Path, "replace", lambda part, to: (done.append(to.name), replace(part, to))[1]
    )
    checkpoint.save(tmp_path / "w.safetensors", loaded.encoder, loaded.decoders, {})
    assert done == ["on the disk", "on the disk", "w.safetensors", "w.json"]


def test_truncated(own):
    own.write_bytes(own.read_bytes()[:-100])
    assert "is not the file that own.json describes" in refusal(own)


def test_altered_by_a_single_bit(own):
    content = bytearray(own.read_bytes())
    content[-5] ^= 1
    own.write_bytes(content)
    assert "truncated or altered. Copy both files again" in refusal(own)


def test_another_architecture(own):
    change(own, config=json.loads(own.with_suffix(".json").read_text())["config"] | {"pixel": 32})
    assert "another architecture than size 'nano'" in refusal(own)


def test_a_configuration_nobody_knows(own):
    change(own, config={"size": "huge"})
    assert "does not describe a checkpoint" in refusal(own)


def test_another_source_table(own):
    card = json.loads(own.with_suffix(".json").read_text())
    card["sources"]["sentinel-1-grd"]["mean"][0] += 1
    change(own, sources=card["sources"])
    assert "another source table (sentinel-1-grd differ)" in refusal(own)


def test_a_later_format(own):
    change(own, format=99)
    assert "has format 99, this version reads 1; update the plugin" in refusal(own)


@pytest.mark.parametrize("sizes", [{"blocks": 10**9}, {"d": "64"}, {"pixel": 0}, {"space": -1}])
def test_sizes_that_no_encoder_has_are_refused_before_it_is_made(own, sizes):
    config = json.loads(own.with_suffix(".json").read_text())["config"]
    change(own, config=config | sizes)
    assert f"{next(iter(sizes))} can't be" in refusal(own)


@pytest.mark.parametrize(
    "sizes", [{"pixel_heads": 5}, {"d": 3}, {"d": 1}, {"space": 200}, {"time": 200}]
)
def test_sizes_that_do_not_fit_together_are_refused(own, sizes):
    config = json.loads(own.with_suffix(".json").read_text())["config"]
    change(own, config=config | sizes)
    name = next(iter(sizes)).removesuffix("_heads")
    assert f"{name} can't be" in refusal(own)


OWN = {"title": "X", "bands": ["A", "B"], "units": "index", "mean": [0, 1.5], "std": [1, 2]}


@pytest.mark.parametrize(
    ("name", "about", "told"),
    [
        ("x.1", {}, "can't be called 'x.1'"),
        ("", {}, "can't be called ''"),
        ("keys", {}, "can't be called 'keys'"),
        ("bfloat16", {}, "can't be called 'bfloat16'"),
        ("x-1", {"bands": []}, "the bands of x-1"),
        ("x-1", {"bands": [1, 2]}, "the bands of x-1"),
        ("x-1", {"mean": [0]}, "the mean of x-1's 2 bands"),
        ("x-1", {"mean": "ab"}, "the mean of x-1's 2 bands"),
        ("x-1", {"mean": [float("nan"), 0]}, "the mean of x-1's 2 bands"),
        ("x-1", {"mean": [float("inf"), 0]}, "the mean of x-1's 2 bands"),
        ("x-1", {"std": None}, "does not describe a checkpoint"),
        ("x-1", {"std": [0, 1]}, "the std of x-1's 2 bands"),
        ("x-1", {"std": [1e-300, 1]}, "the std of x-1's 2 bands"),
        ("x-1", {"std": [True, 1]}, "the std of x-1's 2 bands"),
    ],
)
def test_a_source_that_no_encoder_can_have_is_refused(own, name, about, told):
    sources = json.loads(own.with_suffix(".json").read_text())["sources"]
    change(own, sources=sources | {name: OWN | about})
    assert told in refusal(own)


def test_a_source_of_its_own_is_known(own):
    sources = json.loads(own.with_suffix(".json").read_text())["sources"]
    change(own, sources=sources | {"x-1": OWN})
    assert checkpoint.sources_of(checkpoint.load_card(own))["x-1"].std == (1, 2)


@pytest.mark.parametrize("suffix", [".json", ".safetensors"])
def test_a_folder_in_the_place_of_a_file(own, suffix):
    own.with_suffix(suffix).unlink()
    own.with_suffix(suffix).mkdir()
    assert "can't be read (Is a directory); copy it again" in refusal(own)
    if suffix == ".safetensors":
        with pytest.raises(InputError, match="There is no checkpoint"):
            checkpoint.find(str(own))


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"config": 3}', "[" * 100_000], ids=len)
def test_a_card_that_is_none(own, content):
    own.with_suffix(".json").write_text(content)
    said = refusal(own)
    assert "own.json does not describe a checkpoint" in said and "copy it again" in said


def test_no_card(own):
    own.with_suffix(".json").unlink()
    assert f"{own} needs own.json beside it" in refusal(own)


def test_a_name_nobody_knows(tmp_path):
    with pytest.raises(InputError, match="There is no checkpoint 'nonsense'; expected"):
        checkpoint.find("nonsense")
    with pytest.raises(InputError, match="There is no checkpoint"):
        checkpoint.find(str(tmp_path / "no.safetensors"))


def test_what_is_bundled_can_be_loaded():
    for card in checkpoint.bundled():
        path = checkpoint.find(card["name"])
        assert checkpoint.load(path).encoder.config.size == card["config"]["size"]

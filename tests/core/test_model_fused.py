"""Shortcuts of the arithmetic say what the plain layers say."""

import pytest
import torch
import torch.nn.functional as F
from aef_fields.core.model import fused
from aef_fields.core.model.pixel import DateAttention, attention_bias, bounded_exp

ROWS = {
    "rows": lambda: torch.randn(30, 12),
    "tokens": lambda: torch.randn(5, 6, 12),
    "bands before dates": lambda: torch.randn(5, 6, 12, 1, 1).permute(0, 3, 4, 1, 2),
    "an image": lambda: torch.randn(2, 6, 12, 3, 4).permute(0, 3, 4, 1, 2),
}


@pytest.fixture
def layer():
    torch.manual_seed(0)
    return torch.nn.Linear(12, 8).eval()


@pytest.mark.skipif(not fused._KNOWN, reason="this PyTorch has no oneDNN")
@pytest.mark.parametrize("gelu", [False, True])
@pytest.mark.parametrize("plus", ["nothing", "as many", "one for all", "float32"])
@pytest.mark.parametrize("given", ROWS)
def test_one_pass_says_what_the_layer_says(layer, given, plus, gelu):
    x = ROWS[given]()
    shape = (*x.shape[:-1], 8) if plus != "one for all" else (1,) * (x.ndim - 1) + (8,)
    added = None if plus == "nothing" else torch.randn(shape)
    if added is not None and plus != "float32":
        added = added.bfloat16()
    expected = layer(x)
    expected = F.gelu(expected) if gelu else expected
    expected = expected if added is None else expected + added.float()
    before = None if added is None else added.clone()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        assert fused._in_one_pass(x)
        found = fused.linear(x, layer.weight, layer.bias, gelu, added)
    assert found.shape == expected.shape
    assert (found.float() - expected).abs().max() < 0.04  # bfloat16 has steps of 1/64 below 4
    assert added is None or torch.equal(added, before)


def test_gradients_take_the_way_that_has_them(layer):
    x = torch.randn(30, 12)
    with torch.autocast("cpu", torch.bfloat16):
        fused.linear(x, layer.weight, layer.bias, gelu=True).float().sum().backward()
    assert layer.weight.grad.abs().sum() > 0


@pytest.mark.parametrize("heads", [1, 3])
@pytest.mark.parametrize("masked", [False, True])
def test_attention_is_that_of_pytorch(heads, masked):
    torch.manual_seed(0)
    block, n, t, c = DateAttention(12, heads, 2).eval(), 4, 5, 12
    for parameter in block.parameters():
        torch.nn.init.normal_(parameter, std=0.5)
    x = torch.randn(n, t, c)
    usable = torch.ones(n, t, dtype=torch.bool)
    if masked:
        usable[:, 1] = usable[0, 3] = False
    q, k, v = (
        y.view(n, t, heads, -1).transpose(1, 2)
        for y in block.query_key_value(block.before_attention(x)).chunk(3, -1)
    )
    mixed = F.scaled_dot_product_attention(q, k, v, usable[:, None, None])
    between = x + block.mix(mixed.transpose(1, 2).reshape(n, t, c))
    expected = between + block.mlp(between)
    for grad in (False, True):
        with torch.set_grad_enabled(grad):
            found = block(x, attention_bias(usable))
        assert torch.allclose(found, expected, atol=1e-4)


@pytest.mark.parametrize("grad", [False, True])
def test_scores_beyond_all_bounds_stay_numbers(grad):
    with torch.set_grad_enabled(grad):
        found = bounded_exp(torch.tensor([[-1e4, 1.0, 1e4]]), None)
    assert torch.allclose(found.log(), torch.tensor([[-30.0, 1.0, 30.0]]))

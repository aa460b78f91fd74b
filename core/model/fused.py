"""A linear layer and what follows it, in one pass over the numbers where oneDNN can do that."""

from __future__ import annotations

from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

_Mlp = tuple[nn.LayerNorm, nn.Linear, nn.GELU, nn.Linear]


def linear(
    x: Tensor, weight: Tensor, bias: Tensor, gelu: bool = False, plus: Tensor | None = None
) -> Tensor:
    """x (..., in) by weight (out, in) and bias (out), then GELU, or plus a tensor (..., out) or one
    that spreads out to it.

    PyTorch's own layer first copies the bias to all rows, and takes another pass for each of the
    rest: about a third of the time of layers as narrow as ours in bfloat16 on a processor. oneDNN's
    way has no gradients, and no name that PyTorch promises to keep.
    """
    if not _in_one_pass(x):
        y = F.linear(x, weight, bias)
        y = F.gelu(y) if gelu else y
        return y if plus is None else y + plus
    weight, bias = weight.bfloat16(), bias.bfloat16()
    if (
        not gelu
        and plus is not None
        and (plus.shape[:-1], plus.dtype) == (x.shape[:-1], weight.dtype)
    ):
        return torch.ops.mkldnn._linear_pointwise.binary(x.bfloat16(), plus, weight, bias, "add")
    y = torch.ops.mkldnn._linear_pointwise(
        x.bfloat16(), weight, bias, "gelu" if gelu else "none", [], "none"
    )
    return y if plus is None else y + plus


def mlp(layers: nn.Sequential, x: Tensor, plus: Tensor | None = None) -> Tensor:
    """layers(x) of a norm, a linear layer, GELU and a linear layer, plus a tensor."""
    norm, wide, _, narrow = cast(_Mlp, tuple(layers))
    hidden = linear(norm(x), wide.weight, wide.bias, gelu=True)
    return linear(hidden, narrow.weight, narrow.bias, plus=plus)


def _in_one_pass(x: Tensor) -> bool:
    return (
        x.device.type == "cpu"
        and not torch.is_grad_enabled()
        and torch.is_autocast_enabled("cpu")
        and torch.get_autocast_dtype("cpu") == torch.bfloat16
        and _KNOWN
    )


_KNOWN = torch.backends.mkldnn.is_available() and hasattr(torch.ops.mkldnn, "_linear_pointwise")

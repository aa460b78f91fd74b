"""Signals of things that may go before us, or that we must let go of before we go."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any


class Connections:
    """Connections that are cut together, once, whatever is still alive of them."""

    def __init__(self) -> None:
        self._pairs: list[tuple[Any, Callable[..., Any]]] = []

    def join(self, slot: Callable[..., Any], *signals: Any) -> None:
        """Connect each of the signals to `slot`."""
        for signal in signals:
            signal.connect(slot)
            self._pairs.append((signal, slot))

    def cut(self) -> None:
        """Disconnect all."""
        pairs, self._pairs = self._pairs, []
        for signal, slot in pairs:
            # PyQt says TypeError for what is not connected, RuntimeError for what was deleted.
            with contextlib.suppress(TypeError, RuntimeError):
                signal.disconnect(slot)

"""What goes into the encoder: for each source its frames, with dates, presence and masks."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor


@dataclass(frozen=True)
class Series:
    """Frames of one source, for a batch of B places.

    values: (B, T, C, H, W), normalised (sources.normalise), 0 where a band is missing.
    present: (B, T, C, H, W) bool, the band has a value. clear: (B, T, H, W) bool, the pixel may
    be used. days: (B, T) float64, days since 1970-01-01, or (1, T) where all places share them.
    """

    values: Tensor
    present: Tensor
    clear: Tensor
    days: Tensor

    @classmethod
    def of(cls, values: Tensor, clear: Tensor, days: Tensor) -> Series:
        """From values with NaN where missing."""
        present = values.isfinite()
        clear = clear & present.any(2)
        return cls(values.nan_to_num(0.0), present, clear, days.double())

    @property
    def complete(self) -> bool:
        """Whether every band of every frame has a value everywhere."""
        return bool(self.present.all())

    def choose(self, index: Tensor) -> Series:
        """The same places with a choice of frames for each: index (B, K) over T."""
        at = torch.arange(len(index), device=index.device)[:, None]
        return Series(
            self.values[at, index],
            self.present[at, index],
            self.clear[at, index],
            self.days[at, index],
        )

    def cut(self, rows: slice, cols: slice) -> Series:
        """The same frames over a part of the image."""
        return Series(
            self.values[..., rows, cols],
            self.present[..., rows, cols],
            self.clear[..., rows, cols],
            self.days,
        )

    def without(self, dropped: Tensor) -> Series:
        """The same frames, those of `dropped` (B, T) bool masked out everywhere."""
        return replace(self, clear=self.clear & ~dropped[:, :, None, None])

    def to(self, device: torch.device | str) -> Series:
        """On another device."""
        return Series(
            *(getattr(self, name).to(device, non_blocking=True) for name in self.__annotations__)
        )


def seen(series: dict[str, Series]) -> Tensor:
    """(B, H, W) bool: some frame of some source is clear there."""
    return torch.stack([one.clear.any(1) for one in series.values()]).any(0)

"""The Processing provider `aef`."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms.apply import Apply
from .algorithms.area import Area
from .algorithms.change import Change
from .algorithms.cluster import Cluster
from .algorithms.combine import Combine
from .algorithms.embed import Embed
from .algorithms.fit import Fit
from .algorithms.importembedding import ImportEmbedding
from .algorithms.reduce import Reduce
from .algorithms.sampledesign import SampleDesign
from .algorithms.similar import Similar
from .algorithms.suggest import Suggest
from .algorithms.train import Train
from .icons import icon, icon_path

ALGORITHMS = (
    Embed, Fit, ImportEmbedding, Combine,
    Cluster, Reduce, Train, Apply, Suggest, Similar, Change,
    SampleDesign, Area,
)  # fmt: skip


class AefProvider(QgsProcessingProvider):
    """Holds our algorithms."""

    def id(self) -> str:
        return "aef"

    def name(self) -> str:
        return "AEF Fields"

    def icon(self) -> QIcon:
        return icon("aef")

    def svgIconPath(self) -> str:
        return icon_path("aef")

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        return ["tif"]

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        return ["gpkg"]

    def supportsNonFileBasedOutput(self) -> bool:
        return False

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

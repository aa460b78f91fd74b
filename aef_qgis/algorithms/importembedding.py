"""aef:importembedding: published embeddings as one embedding on one grid."""

from __future__ import annotations

import re
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from .. import environment, labels
from ..i18n import tr
from .base import EMBED, Parameters, WorkerAlgorithm

PRODUCTS = ["aef", "tessera"]
BREAK = re.compile(r"\n|\s(?=\w+://)")  # a batch has one line for all; a path may have blanks
COMMAND_LINE = 30_000  # letters of sources: Windows takes 32,767 in all


class ImportEmbedding(WorkerAlgorithm):
    """Fetches and decodes what others have published."""

    ID = "importembedding"
    COMMAND = "import"
    GROUP = EMBED
    TITLE = tr("Import a published embedding")
    SHORT = tr("Brings AlphaEarth's or TESSERA's tiles onto one grid, decoded right.")
    HELP = tr(
        "<p>AlphaEarth and TESSERA publish an embedding of most of the land for each year. This "
        "takes their tiles, from your disk or from the web, and makes one embedding of your area "
        "that all tools here work on. Only the parts that are needed are fetched; a run that broke "
        "off goes on where it stopped.</p>"
        "<p><b>Product</b>: aef (AlphaEarth, 64 dimensions: the files of Source Cooperative or "
        "Google's bucket, or Earth Engine exports of all 64 bands) or tessera (128 dimensions: "
        "folders of GeoTessera, or its GeoTIFF exports).</p>"
        "<p><b>Files</b>, <b>Folder</b>, <b>Addresses</b>: where the tiles are; any of the three. "
        "An address is that of a tile, or of the index of all of AlphaEarth's tiles, which then "
        "finds those of your area: "
        "https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet</p>"
        "<p><b>Area</b>: polygons, outside of which nothing is imported; or the <b>Extent</b> of a "
        "rectangle. One of them is needed with the index.</p>"
        "<p><b>Year</b>: which one, where there are several. An embedding is of one year.</p>"
        "<p>The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google "
        "DeepMind (CC-BY 4.0). TESSERA's embeddings are CC0.</p>"
    )
    TAGS = tr("alphaearth,tessera,google,satellite embedding,download,source cooperative,cog")

    PRODUCT, FILES, FOLDER, ADDRESSES = "PRODUCT", "FILES", "FOLDER", "ADDRESSES"
    AREA, EXTENT, YEAR = "AREA", "EXTENT", "YEAR"

    def __init__(self) -> None:
        super().__init__()
        self._area = ""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_choice(self.PRODUCT, tr("Product"), PRODUCTS)
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                self.FILES, tr("Files"), QgsProcessing.SourceType.TypeFile, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.FOLDER,
                tr("Folder"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.ADDRESSES, tr("Addresses (one a line)"), multiLine=True, optional=True
            )
        )
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(
            QgsProcessingParameterFeatureSource(self.AREA, tr("Area"), polygons, optional=True)
        )
        self.addParameter(
            QgsProcessingParameterExtent(self.EXTENT, tr("Extent (instead of area)"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.YEAR,
                tr("Year"),
                QgsProcessingParameterNumber.Type.Integer,
                optional=True,
                minValue=2015,
                maxValue=2100,
            )
        )
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Embedding")))
        self.addOutput(QgsProcessingOutputRasterLayer(self.RGB, tr("Picture of the embedding")))

    def _sources(self, parameters: Parameters, context: QgsProcessingContext) -> list[str]:
        found = self.parameterAsFileList(parameters, self.FILES, context)
        folder = self.parameterAsFile(parameters, self.FOLDER, context)
        addresses = BREAK.split(self.parameterAsString(parameters, self.ADDRESSES, context))
        return [path for path in (*found, folder, *map(str.strip, addresses)) if path]

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        sources = self._sources(parameters, context)
        if not sources:
            return tr("Say where the tiles are: choose files or a folder, or give an address.")
        if environment.WINDOWS and sum(len(path) + 3 for path in sources) > COMMAND_LINE:
            return tr(
                "Windows can't hand over so many files one by one. Choose their folder instead."
            )
        if parameters.get(self.AREA) and parameters.get(self.EXTENT):
            return tr("Give the area either as a layer or as an extent, not both.")
        return super().problem(parameters, context)

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._area = labels.source_file(self, parameters, self.AREA, [], context, feedback)
        return super().prepareAlgorithm(parameters, context, feedback)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        product = self.parameterAsEnumString(parameters, self.PRODUCT, context)
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        found = [product, *self._sources(parameters, context), output]
        found += ["--area", self._area] if self._area else []
        found += self.bounds(self.EXTENT)
        if self.has_number(parameters, self.YEAR, context):
            found += ["--year", str(self.parameterAsInt(parameters, self.YEAR, context))]
        return found

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        return self.embedding_results(outputs, context)

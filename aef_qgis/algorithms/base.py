"""What all algorithms share: they collect plain values, run a worker command, name what it made."""

from __future__ import annotations

import configparser
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget
from qgis.utils import iface

from .. import environment, labels, layers, worker
from ..i18n import tr
from ..icons import icon, icon_path
from ..results import Finisher, VectorFinisher
from ..suggest import OPTIONAL, suggested

EMBED, MAP, EVIDENCE = "embed", "map", "evidence"
GROUPS = {EMBED: tr("Embed"), MAP: tr("Map"), EVIDENCE: tr("Evidence")}
BARE = re.compile(r"[-+.\deE\s]+(,[-+.\deE\s]+){3}")  # an extent's numbers; a path may have commas
OPTION = re.compile(r"(?<![\w/-])--([a-z]+(?:-[a-z]+)*)")  # of the worker's
DEVICES = ["auto", "cpu", "cuda"]
# What labels may be.
DRAWN = [QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorPoint]
METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"

Parameters = dict[str, Any]


@cache
def metadata(name: str) -> str:
    """Return what metadata.txt says of the plugin, such as its "version"."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(METADATA, encoding="utf-8")
    return parser.get("general", name, fallback="")


class WorkerAlgorithm(QgsProcessingAlgorithm):
    """Runs the worker command of its own name.

    A subclass states the texts and parameters, and `arguments`. `prepareAlgorithm` runs in the
    main thread, where layers live; all that is needed of them is kept as plain values there.
    """

    ID = ""
    GROUP = MAP
    TITLE = ""
    SHORT = ""
    HELP = ""
    TAGS = ""

    EMBEDDING, HEAD = "EMBEDDING", "HEAD"
    OUTPUT = "OUTPUT"
    RGB = "RGB"
    OBSERVATIONS = "OBSERVATIONS"
    COMMAND = ""  # where it is not the ID

    def __init__(self) -> None:
        super().__init__()
        self._rasters: dict[str, str] = {}
        self._bounds: dict[str, list[str]] = {}
        self.copies: dict[str, str] = {}  # temporary files -> names of the layers they were made of

    def createInstance(self) -> WorkerAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return self.TITLE

    def group(self) -> str:
        return GROUPS[self.GROUP]

    def groupId(self) -> str:
        return self.GROUP

    def shortDescription(self) -> str:
        return self.SHORT

    def shortHelpString(self) -> str:
        return self.HELP

    def helpUrl(self) -> str:
        return f"{metadata('homepage')}#{self.ID}"

    def tags(self) -> list[str]:
        return self.TAGS.split(",")

    def icon(self) -> QIcon:
        return icon(self.ID)

    def svgIconPath(self) -> str:
        return icon_path(self.ID)

    def canExecute(self) -> tuple[bool, str]:
        if environment.find_python() is None:
            return False, environment.missing_sentence()
        return True, ""

    def createCustomParametersWidget(self, parent: QWidget | None = None) -> None:
        """Have QGIS's own window open with what the project gives a hint for.

        QGIS asks here before each such window, but not for batches and models, which are to take no
        layer of today's project. Without a hint it would take the active raster, or the first, for
        an embedding: a needed one is left to be chosen.
        """
        active = iface.activeLayer() if iface is not None else None
        known = suggested(self, QgsProject.instance(), active)
        for definition in self.parameterDefinitions():
            name = definition.name()
            raster = isinstance(definition, QgsProcessingParameterRasterLayer)
            if name in known or (raster and not definition.flags() & OPTIONAL):
                definition.setGuiDefaultValueOverride(known.get(name, tr("choose…")))

    def add_embedding(self) -> None:
        """Add the parameter that most algorithms start from."""
        self.addParameter(QgsProcessingParameterRasterLayer(self.EMBEDDING, tr("Embedding")))

    def add_head(self) -> None:
        """Add the parameter for what was learnt from labels."""
        self.addParameter(
            QgsProcessingParameterFile(
                self.HEAD, tr("Head"), fileFilter=tr("Head (*.aefhead);;All files (*)")
            )
        )

    def add_choice(self, name: str, text: str, values: list[str], advanced: bool = False) -> None:
        """Add a choice among words of the worker's, the first of which is the default."""
        choice = QgsProcessingParameterEnum(
            name, text, values, defaultValue=values[0], usesStaticStrings=True
        )
        if advanced:
            self.add_advanced(choice)
        else:
            self.addParameter(choice)

    def add_advanced(self, parameter: QgsProcessingParameterDefinition) -> None:
        """Add a parameter that few need: windows fold it away."""
        advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
        parameter.setFlags(parameter.flags() | advanced)
        self.addParameter(parameter)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        """Return what follows the command's name. May run in a background thread."""
        raise NotImplementedError

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Turn the worker's outputs into Processing's. May run in a background thread."""
        raise NotImplementedError

    def has_number(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> bool:
        """Whether an optional number was given: QGIS itself takes an empty text, or an expression
        that yields nothing, for 0."""
        value = parameters.get(name)
        if value is None or value == NULL:
            return False
        return bool(self.parameterAsString(parameters, name, context).strip())

    def optional_layer(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> str:
        """Return where a layer that may be left out goes, "" without it, which QGIS would take for
        one to load and miss at the end."""
        if not is_asked(parameters.get(name)):
            return ""
        return self.parameterAsOutputLayer(parameters, name, context)

    def _extent(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> list[str]:
        """The worker's options for an extent parameter, which may be that of a layer."""
        given = parameters.get(name)
        if not given:
            return []
        area = self.parameterAsExtent(parameters, name, context)
        crs = self.parameterAsExtentCrs(parameters, name, context)
        if isinstance(given, str) and BARE.fullmatch(given):
            crs = QgsCoordinateReferenceSystem()  # bare numbers, which QGIS says are the project's
        return layers.bounds_words(area, crs)

    def inputs(self, parameters: Parameters, context: QgsProcessingContext) -> list[str]:
        """Return the files of input layers, which an output must not overwrite.

        The worker can't look after labels: it may know a copy of them only.
        """
        found: list[QgsMapLayer | None] = []
        for definition in self.parameterDefinitions():
            name = definition.name()
            if isinstance(definition, QgsProcessingParameterRasterLayer):
                found.append(self.parameterAsRasterLayer(parameters, name, context))
            elif isinstance(definition, QgsProcessingParameterFeatureSource):
                found.append(labels.label_layer(self, parameters, name, context))
        return [layers.file_path(layer) for layer in found if layer is not None]

    def checkParameterValues(
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[bool, str]:
        wrong = self._wrong(parameters, context)
        if wrong:
            return False, wrong
        accepted, text = super().checkParameterValues(parameters, context)
        if not accepted:
            return accepted, text
        problem = self.output_problem(parameters, context) or self.problem(parameters, context)
        return not problem, problem

    def _wrong(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Say of a value what QGIS itself would not, or an empty string."""
        return (
            self._lost_raster(parameters, context)
            or self._lost_vector(parameters, context)
            or self._lost_extent(parameters, context)
            or self._unknown_word(parameters, context)
        )

    def _lost_raster(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Say which of several rasters does not open; QGIS itself would only name the parameter."""
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterMultipleLayers):
                raster = definition.layerType() == QgsProcessing.SourceType.TypeRaster
                lost = self.lost(parameters, definition.name(), context) if raster else ""
                if lost:
                    return lost
        return ""

    def _lost_vector(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Say which layer can't be read; for QGIS it is one without fields or features."""
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFeatureSource):
                layer = labels.label_layer(self, parameters, definition.name(), context)
                if layer is not None and not layer.isValid():
                    return layers.unreadable(layer)
        return ""

    def _lost_extent(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Say which layer an extent can't be that of; QGIS takes 0 for each of its sides."""
        for definition in self.parameterDefinitions():
            name = definition.name()
            given = parameters.get(name)
            if not isinstance(definition, QgsProcessingParameterExtent) or not given:
                continue
            of_a_layer = isinstance(given, (str, QgsMapLayer))
            if of_a_layer and self.parameterAsExtent(parameters, name, context).isNull():
                layer = QgsProject.instance().mapLayer(given) if isinstance(given, str) else given
                return tr(
                    "“{}” can't be taken from “{}”: QGIS can't open it, or it is empty. Check the path."
                ).format(definition.description(), layers.file_path(layer) if layer else given)
        return ""

    def _unknown_word(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Say which words there are to choose from; QGIS would not, and qgis_process asks for numbers."""
        for choice in self.parameterDefinitions():
            value = parameters.get(choice.name(), choice.defaultValue())
            enum = isinstance(choice, QgsProcessingParameterEnum)
            if enum and not choice.checkValueIsAcceptable(value, context):
                return tr("“{}” can't be “{}”. Give one of these words: {}.").format(
                    choice.description(), value, ", ".join(choice.options())
                )
        return ""

    def lost(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str:
        """Return the sentence about the first of several rasters that does not open, if any."""
        given = parameters.get(name)
        entries = given if isinstance(given, (list, tuple)) else [given]
        project = context.project() or QgsProject.instance()
        for entry in entries:
            # Layers and expressions are not looked up by their text.
            if not isinstance(entry, str) or not entry:
                continue
            if not self.parameterAsLayerList({name: [entry]}, name, context):
                layer = project.mapLayer(entry)
                return tr("This is no raster that QGIS can open: “{}”. Check the path.").format(
                    layers.file_path(layer) if layer is not None else entry
                )
        return ""

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Return what can be said against the parameters before any work, or an empty string."""
        if self.parameterDefinition(self.HEAD) is not None:
            head = self.parameterAsFile(parameters, self.HEAD, context)
            if not Path(head).is_file():
                return tr(
                    "The head “{}” does not exist. Choose the .aefhead file that “Train on labels” "
                    "wrote."
                ).format(head)
        if self.parameterDefinition(self.EMBEDDING) is None:
            return ""
        return no_embedding(self.parameterAsRasterLayer(parameters, self.EMBEDDING, context))

    def output_problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Return which output would overwrite an input or an open layer, or an empty string."""
        project = context.project() or QgsProject.instance()
        return self._overwritten(parameters, context, project)

    def _overwritten(
        self, parameters: Parameters, context: QgsProcessingContext, project: QgsProject | None
    ) -> str:
        inputs = self.inputs(parameters, context)
        for definition in self.destinationParameterDefinitions():
            path = destination(parameters.get(definition.name()))
            problem = layers.output_problem(path, inputs, project) if path else ""
            if problem:
                return problem
        return ""

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        # Again: as a step of a model or a row of a batch nobody has checked the values before.
        problem = (
            self._wrong(parameters, context)
            or self._overwritten(parameters, context, None)
            or self.problem(parameters, context)
        )
        if problem:
            raise QgsProcessingException(problem)
        for definition in self.parameterDefinitions():
            name = definition.name()
            if isinstance(definition, QgsProcessingParameterExtent):
                self._bounds[name] = self._extent(parameters, name, context)
            elif isinstance(definition, QgsProcessingParameterRasterLayer):
                layer = self.parameterAsRasterLayer(parameters, name, context)
                if layer is None and parameters.get(name) in (None, ""):
                    continue  # optional, and not given
                if layer is None:
                    raise QgsProcessingException(self.invalidRasterError(parameters, name))
                self._rasters[name] = layers.raster_path(layer)
        return True

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            arguments = self.arguments(parameters, context, feedback)
            outputs = self.work(arguments, feedback)
        except worker.WorkerError as error:
            # Of this very class QGIS shows the sentence, of any other a traceback.
            raise QgsProcessingException(self._as_in_window(str(error))) from error
        found = self.results(_as_asked(outputs, context), context)
        if hasattr(feedback, "made"):  # our own window's feedback
            feedback.made = found
        return found

    def _as_in_window(self, sentence: str) -> str:
        """A sentence of the worker's, which knows only copies of layers and its own options, with the
        names that layers and parameters have here."""
        for path, name in self.copies.items():
            sentence = sentence.replace(path, f"“{name}”")
        return OPTION.sub(self._parameter_name, sentence)

    def _parameter_name(self, option: re.Match[str]) -> str:
        name = option[1].replace("-", "_").upper()
        found = self.parameterDefinition("EXTENT" if name == "BOUNDS" else name)
        return f"“{found.description()}”" if found is not None else option[0]

    def work(self, arguments: list[str], feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Run the worker's command and return its outputs."""
        words = arguments + self.shown(feedback)
        return worker.run(self.COMMAND or self.ID, words, feedback, self._as_in_window)

    def shown(self, feedback: QgsProcessingFeedback) -> list[str]:
        """Return the words by which the worker shows how far it is to somebody who can see it."""
        return []

    def raster(self, name: str) -> str:
        """Return the path of a raster parameter, as found while preparing; "" if none was given."""
        return self._rasters.get(name, "")

    def bounds(self, name: str) -> list[str]:
        """Return the worker's options for an extent parameter, likewise; none where it was empty."""
        return self._bounds.get(name, [])

    def embedding_results(
        self, outputs: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, Any]:
        """Finish a new embedding; where it is loaded, load what was written beside it, too."""
        embedding, found = outputs["embedding"], {self.OUTPUT: outputs["embedding"]}
        for output, key, what in (
            (self.RGB, "rgb", tr("Picture")),
            (self.OBSERVATIONS, "observations", tr("Valid observations")),
        ):
            path = found[output] = outputs.get(key)
            if path:
                self.load_beside(output, embedding, path, embedding, what, context)
        self.finish_layer(embedding, embedding, context)
        return found

    def load_beside(
        self,
        output: str,
        loaded: str,
        path: str,
        embedding: str,
        what: str,
        context: QgsProcessingContext,
    ) -> None:
        """Load `path`, the output of that name, too, where `loaded` is going to be, under `what` it is
        and the name of that: an end of a name has no room in the list of layers."""
        if not context.willLoadLayerOnCompletion(loaded):
            return
        details = context.layerToLoadOnCompletionDetails(loaded)
        raster = QgsProcessingUtils.LayerHint.Raster
        name = f"{what} ({details.name})"
        context.addLayerToLoadOnCompletion(
            path, QgsProcessingContext.LayerDetails(name, details.project, output, raster)
        )
        self.finish_layer(path, embedding, context)

    def finish_layer(self, path: str, embedding: str, context: QgsProcessingContext) -> None:
        """Have the layer styled and grouped if Processing is going to load it; `embedding` is the
        path it came from, "" where it came from several."""
        if context.willLoadLayerOnCompletion(path):
            details = context.layerToLoadOnCompletionDetails(path)
            details.setPostProcessor(Finisher(embedding))

    def finish_vector(
        self, path: str, style: Callable[[QgsVectorLayer], None], context: QgsProcessingContext
    ) -> None:
        """Have the layer styled if Processing is going to load it."""
        if context.willLoadLayerOnCompletion(path):
            details = context.layerToLoadOnCompletionDetails(path)
            details.setPostProcessor(VectorFinisher(style))


def _as_asked(outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
    """The worker's outputs, files that QGIS is going to load as QGIS writes their paths: with slashes
    on Windows, too, where the worker has backslashes."""
    asked = {layers.comparable(path): path for path in context.layersToLoadOnCompletion()}
    return {
        name: asked.get(layers.comparable(value), value) if isinstance(value, str) else value
        for name, value in outputs.items()
    }


def no_embedding(layer: QgsRasterLayer | None) -> str:
    """Return why a layer can't be an embedding, or an empty string."""
    kind = layers.sidecar(layers.file_path(layer)).get("kind") if layer is not None else None
    if kind in (None, "embedding"):
        return ""
    return tr(
        "“{}” is a {}, not an embedding. Choose the layer with the 64 bands (A00 to A63) "
        "that “Make an embedding” wrote."
    ).format(layer.name(), kind)


def no_class_map(layer: QgsRasterLayer | None) -> str:
    """Return why a layer can't be a class map, or an empty string."""
    if layer is None:
        return ""
    kind = layers.sidecar(layers.file_path(layer)).get("kind", "class-map")
    if kind in ("class-map", "clusters") and layer.bandCount() == 1:
        return ""
    return tr(
        "“{}” is no class map ({} bands, {}). Choose a layer with one band whose whole numbers are "
        "classes, such as “Make a map” writes."
    ).format(layer.name(), layer.bandCount(), kind)


def is_asked(value: Any) -> bool:
    """Tell whether an optional output is wanted: a batch gives one that is left out no name."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return value.sink.staticValue() != ""
    return bool(value)


def destination(value: Any) -> str:
    """Return the file that a destination parameter's value names, or "" for a temporary one."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    return value if isinstance(value, str) and value != "TEMPORARY_OUTPUT" else ""

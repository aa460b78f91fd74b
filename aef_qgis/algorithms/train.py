"""aef:train: a head learnt from labels, and how good it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
    QgsSettings,
)

from .. import labels
from ..i18n import tr
from ..suggest import LAST_HEAD
from ..vectorstyles import style_problems
from .base import DRAWN, Parameters, WorkerAlgorithm

TASKS = ["classify", "regress"]
METHODS = ["auto", "knn", "linear", "ridge", "forest", "mlp", "anp"]


class Train(WorkerAlgorithm):
    """Learns what the labels mean in an embedding."""

    ID = "train"
    TITLE = tr("Train on labels")
    SHORT = tr("Learns classes or quantities from labelled polygons or points, and tests itself.")
    HELP = tr(
        "<p>Learns from places that you know what the rest of the embedding looks like. A few "
        "polygons per class are enough (5 to 10 are good). The result is a <i>head</i>, a small "
        "file for <i>Make a map</i>.</p>"
        "<p><b>Labels</b>: polygons or points in any coordinate system. If the layer is styled by "
        "categories of the label field, names and colours of the classes come from its legend.</p>"
        "<p><b>Task</b>: classify for names or codes, regress for numbers such as biomass.</p>"
        "<p><b>Method</b>: auto takes the simplest of those that do best on labels held out. knn is "
        "good with very few labels, linear with few, forest and mlp with many; ridge is the linear "
        "one without tuning by which AlphaEarth was evaluated; anp (for quantities only) also looks "
        "at the nearest measured points.</p>"
        "<p><b>Kept together</b>: an attribute such as the farm or the survey plot. Polygons with "
        "the same value are held out together, so that neighbours don't make the accuracy look "
        "better than it is.</p>"
        "<p><b>Report</b>: a page with the accuracy and the confusion matrix. The accuracy is "
        "measured on whole polygons that were held out, never on pixels of polygons that were "
        "learnt.</p>"
        "<p><b>Label problems</b>: a layer of labels that overlap, are drawn twice or look like "
        "another class, each with a sentence. It is loaded only if there are any.</p>"
        "<p><b>Another region</b> (advanced): its embedding, made by the same encoder, and its "
        "labels with the same field. They are learnt from, too, which helps where you have few "
        "labels of your own; tested are yours only.</p>"
    )
    TAGS = tr("classify,supervised,random forest,knn,regression,learn,machine learning,accuracy")

    LABELS, LABEL_FIELD, TASK, METHOD = "LABELS", "LABEL_FIELD", "TASK", "METHOD"
    GROUPS, REPORT, PROBLEMS = "GROUPS", "REPORT", "PROBLEMS"
    ACCURACY, CLUSTERS, USELESS = "ACCURACY", "CLUSTERS", "USELESS"
    ALSO, ALSO_LABELS = "ALSO_EMBEDDING", "ALSO_LABELS"

    def __init__(self) -> None:
        super().__init__()
        self._file = self._also = ""
        self._label_field = self._groups = ""
        self._classes: list[dict[str, str]] = []

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_embedding()
        self.addParameter(QgsProcessingParameterFeatureSource(self.LABELS, tr("Labels"), DRAWN))
        self._add_field(self.LABEL_FIELD, tr("Label field"))
        self.add_choice(self.TASK, tr("Task"), TASKS)
        self.add_choice(self.METHOD, tr("Method"), METHODS)
        self._add_field(self.GROUPS, tr("Kept together (field)"), optional=True)
        for region in (
            QgsProcessingParameterRasterLayer(
                self.ALSO, tr("Embedding of another region"), optional=True
            ),
            QgsProcessingParameterFeatureSource(
                self.ALSO_LABELS, tr("Labels of another region"), DRAWN, optional=True
            ),
        ):
            self.add_advanced(region)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT, tr("Head"), fileFilter=tr("Head (*.aefhead)")
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Report"), fileFilter=tr("HTML page (*.html)"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterVectorDestination(
                self.PROBLEMS, tr("Label problems"), optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.ACCURACY, tr("Accuracy on held-out labels")))
        # "areas": accuracy is of whole areas held out; "corner": likewise, and most of the map lies
        # farther from labels still; "beside": it holds near labels only.
        self.addOutput(
            QgsProcessingOutputString(self.CLUSTERS, tr("Whether labels lie in clusters"))
        )
        self.addOutput(QgsProcessingOutputBoolean(self.USELESS, tr("No better than guessing")))

    def _add_field(self, name: str, text: str, optional: bool = False) -> None:
        self.addParameter(
            QgsProcessingParameterField(
                name, text, parentLayerParameterName=self.LABELS, optional=optional
            )
        )

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        field = self.parameterAsString(parameters, self.LABEL_FIELD, context)
        groups = self.parameterAsString(parameters, self.GROUPS, context)
        for name, fields in ((self.LABELS, (field, groups)), (self.ALSO_LABELS, (field,))):
            source = self.parameterAsSource(parameters, name, context)
            problem = self._labels_problem(source, fields) if source is not None else ""
            if problem:
                return problem
        if bool(parameters.get(self.ALSO)) != bool(parameters.get(self.ALSO_LABELS)):
            return tr("Of another region give both the embedding and its labels, or neither.")
        return super().problem(parameters, context)

    def _labels_problem(self, source: QgsProcessingFeatureSource, fields: tuple[str, ...]) -> str:
        for field in filter(None, fields):
            missing = labels.no_field(source, field)
            if missing:
                return missing
        if source.featureCount() == 0:
            return tr("The labels “{}” have no features (or none is selected).").format(
                source.sourceName()
            )
        return ""

    def _field(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str:
        """The field that a parameter means, as the layer of labels spells it."""
        source = self.parameterAsSource(parameters, self.LABELS, context)
        return labels.field_name(source, self.parameterAsString(parameters, name, context))

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        field = self._label_field = self._field(parameters, self.LABEL_FIELD, context)
        groups = self._groups = self._field(parameters, self.GROUPS, context)
        names = list(dict.fromkeys(name for name in (field, groups) if name))
        self._file = labels.source_file(self, parameters, self.LABELS, names, context, feedback)
        self._also = labels.source_file(
            self, parameters, self.ALSO_LABELS, [field], context, feedback
        )
        layer = labels.label_layer(self, parameters, self.LABELS, context)
        self._classes = labels.classes_there(layer, field)
        return super().prepareAlgorithm(parameters, context, feedback)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        task = self.parameterAsEnumString(parameters, self.TASK, context)
        method = self.parameterAsEnumString(parameters, self.METHOD, context)
        report = self.parameterAsFileOutput(parameters, self.REPORT, context)
        head = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        found = [self.raster(self.EMBEDDING), self._file, head, "--label-field", self._label_field]
        found += ["--task", task, "--method", method]
        found += ["--groups", self._groups] if self._groups else []
        found += ["--also", self.raster(self.ALSO), self._also] if self._also else []
        problems = self.optional_layer(parameters, self.PROBLEMS, context)
        found += ["--report", report] if report else []
        found += ["--problems", problems] if problems else []
        if self._classes and task == "classify":
            found += ["--classes", self._write_classes()]
        return found

    def _write_classes(self) -> str:
        path = QgsProcessingUtils.generateTempFilename("classes.json")
        text = json.dumps({"classes": self._classes}, ensure_ascii=False)
        Path(path).write_text(text, encoding="utf-8")
        return path

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        QgsSettings().setValue(LAST_HEAD, outputs["head"])
        found = {self.OUTPUT: outputs["head"], self.REPORT: outputs.get("report")}
        found[self.PROBLEMS] = self._problems(outputs, context)
        accuracy = outputs.get("accuracy", {})
        value = accuracy.get("overall", accuracy.get("r2"))  # of classes, of a quantity
        found[self.CLUSTERS] = accuracy.get("clusters", "")
        found[self.USELESS] = accuracy.get("useless", False)
        return {**found, self.ACCURACY: value} if value is not None else found

    def _problems(self, outputs: dict[str, Any], context: QgsProcessingContext) -> str | None:
        """Return the layer of label problems, loaded only if there is something to see."""
        path = outputs.get("problems")
        if path and outputs.get("problem_count"):
            self.finish_vector(path, style_problems, context)
        elif path:
            to_load = context.layersToLoadOnCompletion()
            to_load.pop(path, None)
            context.setLayersToLoadOnCompletion(to_load)
        return path

"""End background tasks of ours for good: nothing of the plugin may run when its code is gone."""

from __future__ import annotations

import time
from collections.abc import Collection

from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

PATIENCE_S = 8.0  # the worker is killed five seconds after it was asked to stop


def running(titles: Collection[str]) -> list[QgsProcessingAlgRunnerTask]:
    """Return the tasks that run algorithms with these titles, whoever started them."""
    return [
        task
        for task in QgsApplication.taskManager().tasks()
        if isinstance(task, QgsProcessingAlgRunnerTask)
        and any(title in task.description() for title in titles)  # “Executing …”, translated
    ]


def stop_all(titles: Collection[str]) -> None:
    """Cancel these tasks and wait until QGIS has taken note of their end.

    Not by waitForFinished: it keeps Python's lock, which the task's thread needs to end.
    """
    for task in running(titles):
        task.cancel()
    end = time.monotonic() + PATIENCE_S
    while running(titles) and time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        time.sleep(0.01)

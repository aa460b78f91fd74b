"""What the QGIS tests share."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QLocale

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"

QLocale.setDefault(QLocale.c())  # QGIS would speak the system's language; the tests read English


@pytest.fixture(scope="session")
def worker_python():
    """The worker's interpreter: what `make` names, else the clone's."""
    return os.environ.get("AEF_PYTHON") or str(ROOT / ".venv" / "bin" / "python")


@pytest.fixture
def no_setting():
    """No interpreter chosen in the settings, neither before nor after."""
    QgsSettings().remove("aef/python")
    yield
    QgsSettings().remove("aef/python")


@pytest.fixture
def fake(monkeypatch, no_setting):
    """A worker that does what the command's name says; see fake_worker.py."""
    from aef_fields.aef_qgis import environment, worker

    monkeypatch.setenv("AEF_PYTHON", sys.executable)
    # The fake needs no packages; the tests' own Python may lack the real worker's.
    monkeypatch.setattr(environment, "check", lambda python: "")
    monkeypatch.setattr(worker, "MAIN", Path(__file__).with_name("fake_worker.py"))
    return worker


@pytest.fixture
def real(monkeypatch, no_setting, worker_python):
    """The real worker."""
    monkeypatch.setenv("AEF_PYTHON", worker_python)


@pytest.fixture
def wait_for(qgis_app):
    """Let QGIS go on until `condition()` holds."""

    def wait(condition, seconds=60):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "waited in vain"
            QCoreApplication.processEvents()
            # As QGIS's own loop does: what was to be deleted later must not be used any more.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.01)

    return wait


@pytest.fixture
def provider(qgis_app, qgis_processing):
    """Our provider, registered."""
    from aef_fields.aef_qgis.provider import AefProvider

    ours = AefProvider()
    qgis_app.processingRegistry().addProvider(ours)
    yield ours
    qgis_app.processingRegistry().removeProvider(ours)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A copy of the bundled sample scene: QGIS writes into and beside what it opens."""
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("scene") / "sample"))

"""A QGIS that runs aef:embed: `embed_in_qgis.py WORKER MANIFEST OUT`; tests kill it at work."""

import runpy
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"

if __name__ == "__main__":
    demo = runpy.run_path(str(SCRIPTS / "demo.py"))
    from qgis.core import QgsApplication

    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    plugin = demo["load_plugin"]()
    import processing
    from aef_fields.aef_qgis import worker

    worker.MAIN = Path(sys.argv[1])
    processing.run("aef:embed", {"MANIFEST": sys.argv[2], "OUTPUT": sys.argv[3]})

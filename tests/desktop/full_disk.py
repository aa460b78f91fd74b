"""A QGIS that makes the worker's environment in its home: `full_disk.py REQUIREMENTS WHEELS`.

Prints how it ended and what is left; tests run it on a disk that is really full.
"""

import json
import runpy
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    runpy.run_path(str(TESTS / "conftest.py"))  # makes the clone importable
    from aef_fields.aef_qgis import environment, environment_maker

    environment.REQUIREMENTS["cpu"] = Path(sys.argv[1])
    maker = environment_maker.Maker(sys.executable, "cpu", sys.argv[2])
    ends = []
    maker.ended.connect(ends.append)
    maker.start()
    while not ends:
        application.processEvents()
        time.sleep(0.01)
    left = sorted(path.name for path in environment.home().iterdir())
    print(json.dumps({"end": ends[0], "left": left, "found": str(environment.find_python())}))

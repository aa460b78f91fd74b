"""Make the clone importable as `aef_fields`, whatever its folder is called."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "aef_fields"

if PLUGIN not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        PLUGIN, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules[PLUGIN] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

"""Make a QGIS profile in which the clone is the plugin `aef_fields`: `profile.py FOLDER`.

Start it with `qgis --profiles-path FOLDER`. A profile that is there keeps its settings.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = """\
[PythonPlugins]
aef_fields=true
processing=true

[qgis]
checkVersion=false
newsFeed\\disabled=true
"""


def make_profile(folder: Path) -> Path:
    """Make or complete the profile `default` in `folder`; return its folder."""
    profile = folder / "profiles" / "default"
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    link = plugins / "aef_fields"
    link.unlink(missing_ok=True)
    link.symlink_to(ROOT, target_is_directory=True)
    settings = profile / "QGIS" / "QGIS3.ini"
    if not settings.exists():
        settings.parent.mkdir(exist_ok=True)
        settings.write_text(SETTINGS, encoding="utf-8")
    return profile


if __name__ == "__main__":
    make_profile(Path(sys.argv[1]).resolve())

"""Which part may import which, read from the imports themselves."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from aef_fields.core import arguments
from aef_fields.core.embeddings.stable import KEPT, KEPT_SERIES
from aef_fields.core.heads.methods import METHODS, ON_REQUEST, QUANTITIES
from aef_fields.core.report import METHOD_NAMES

ROOT = Path(__file__).resolve().parent.parent.parent
CORE, QGIS = ROOT / "core", ROOT / "aef_qgis"


def files(folder):
    return sorted(p for p in folder.rglob("*.py") if "__pycache__" not in p.parts)


def imports(path):
    """(level, module, names) of every import statement, wherever it stands in the file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(0, alias.name, ()) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.level, node.module or "", tuple(a.name for a in node.names)))
    return found


def own(path, package=CORE):
    """Modules of `package` that `path` imports, as dotted names below it: `model.config`."""
    here = path.relative_to(package).with_suffix("").parts
    found = set()
    for level, module, names in imports(path):
        if level:
            base = here[: len(here) - level]
            whole = (*base, *module.split(".")) if module else base
            for name in names:
                at = package.joinpath(*whole)
                is_module = at.is_dir() and ((at / f"{name}.py").exists() or (at / name).is_dir())
                found.add(".".join((*whole, name) if is_module else whole))
    return found


def outside(path):
    return {module.split(".")[0] for level, module, _ in imports(path) if level == 0}


@pytest.mark.parametrize("path", files(CORE), ids=lambda p: str(p.relative_to(ROOT)))
def test_core_knows_no_qgis_and_imports_itself_relatively(path):
    assert not outside(path) & {"qgis", "PyQt5", "PyQt6", "aef_qgis", "aef_fields", "core"}
    # Relative imports stay inside the package.
    depth = len(path.relative_to(CORE).parts)
    assert all(level <= depth for level, _, _ in imports(path))


@pytest.mark.parametrize("path", files(QGIS), ids=lambda p: str(p.relative_to(ROOT)))
def test_aef_qgis_runs_core_and_never_imports_it(path):
    assert not outside(path) & {
        "core",
        "aef_fields",
        "aef_qgis",
        "torch",
        "rasterio",
        "sklearn",
        "PyQt5",
        "PyQt6",
    }
    depth = len(path.relative_to(QGIS).parts)
    assert all(level <= depth for level, _, _ in imports(path))


@pytest.mark.parametrize("name", ["grid", "sources", "quantize", "errors"])
def test_the_ground_floor_knows_nobody(name):
    assert own(CORE / f"{name}.py") == set()


def first(modules):
    return {module.split(".")[0] for module in modules}


def test_raster_model_and_heads_do_not_know_each_other():
    raster = own(CORE / "raster.py")
    model = set().union(*(own(p) for p in files(CORE / "model")))
    heads = set().union(*(own(p) for p in files(CORE / "heads")))
    assert not first(raster) & {"model", "heads", "embed", "fit"}
    assert first(model) <= {"model", "sources", "errors"}
    assert not first(heads) & {"raster", "model", "embed", "fit"}


def test_settings_are_read_by_nobody_in_core():
    for path in files(CORE):
        assert "QSettings" not in path.read_text(encoding="utf-8")


def test_nothing_runs_code_from_a_file():
    """No pickle in any guise, in the whole worker."""
    for path in files(CORE):
        assert not outside(path) & {"pickle", "cloudpickle", "dill", "joblib", "shelve", "marshal"}
        assert not re.search(r"\btorch\.load\(", path.read_text(encoding="utf-8"))
        assert "allow_pickle=True" not in path.read_text(encoding="utf-8")


def constant(path, name):
    """The value of a module's constant, read without importing it."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            return ast.literal_eval(node.value)
    raise AssertionError(f"{path} has no {name}")


def test_a_new_class_gets_the_colour_that_its_map_would_give_it():
    """The palette stands twice, since the plugin may not import the worker."""
    window = constant(QGIS / "dock" / "new_labels.py", "PALETTE")
    assert window == constant(CORE / "maps" / "legend.py", "PALETTE")


def test_quantities_have_one_ramp_in_reports_and_in_qgis():
    assert constant(QGIS / "styles.py", "RAMP") == constant(CORE / "maps" / "colours.py", "RAMP")


def test_every_method_can_be_chosen_in_qgis_and_is_named_in_a_report():
    (commands,) = (a for a in arguments.parser()._actions if a.dest == "command")
    (asked,) = (a for a in commands.choices["train"]._actions if a.dest == "method")
    assert constant(QGIS / "algorithms" / "train.py", "METHODS") == list(asked.choices)
    both = {(m, task) for m in (*METHODS, *ON_REQUEST) for task in ("classify", "regress")}
    assert set(METHOD_NAMES) == both | {(m, "regress") for m in QUANTITIES}
    assert {"auto", *(method for method, _ in METHOD_NAMES)} == set(asked.choices)


def test_how_much_counts_as_unchanged_is_told_as_it_is():
    window = (QGIS / "algorithms" / "change.py").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "others.md").read_text(encoding="utf-8")
    assert (KEPT[-1], KEPT_SERIES[-1]) == (3 / 4, 4 / 5)
    assert "three quarters" in window and "three quarters" in page
    assert "four fifths" in window  # of a series


def test_subpackages_have_empty_init_files():
    """After unload QGIS keeps package objects: code in them would be stale on reload."""
    for folder in (CORE, QGIS):
        for path in folder.rglob("__init__.py"):
            assert path.read_text(encoding="utf-8").strip() == "", path


def test_info_answers_without_loading_torch_or_scikit_learn():
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop()); sys.argv = ['core', 'info']\n"
        "from core.cli import main\n"
        "code = main(['info'])\n"
        "heavy = {'torch', 'sklearn', 'scipy', 'rasterio', 'pyogrio'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy or code else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_the_rule_reader_sees_imports_inside_functions():
    assert {"grid", "plan", "engine.tilestore", "engine.daskcluster"} <= own(CORE / "embed.py")
    assert {"raster", "model.infer", "quantize"} <= own(CORE / "engine" / "tileencoder.py")
    assert "errors" in own(CORE / "model" / "checkpoint.py")

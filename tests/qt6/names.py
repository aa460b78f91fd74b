"""Find in source code every name that belongs to Qt: what is imported, and what is taken from it.

It follows the easy ways that values go (an import, `x = QThing(…)`, `self.x = QThing(…)`, an
annotation, a base class) and no others: a name that it can't follow is not looked up.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PREFIX = "qgis.PyQt."


@dataclass(frozen=True)
class Use:
    """A path of names that must exist: module, class, and what is taken from it."""

    file: str
    line: int
    module: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.module}.{'.'.join(self.path)}"


def dotted(node: ast.AST) -> tuple[str, ...] | None:
    """`a.b.c` as ("a", "b", "c"), or None for anything else."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return (*before, node.attr) if before else None
    return None


def without_fallbacks(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those in `except` branches, which are there for older Qt and QGIS."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [n for n in ast.iter_child_nodes(node) if not isinstance(n, ast.ExceptHandler)]


def imported(nodes: list[ast.AST]) -> dict[str, tuple[str, int]]:
    """Local name -> (Qt module, line) of what is imported from qgis.PyQt."""
    return {
        alias.asname or alias.name: (node.module[len(PREFIX) :], node.lineno)
        for node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PREFIX)
        for alias in node.names
    }


def class_of(node: ast.AST | None, known: dict) -> str | None:
    """The Qt class that an expression or annotation surely is."""
    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):  # QThing | None
        return class_of(node.left, known)
    if isinstance(node, ast.Name) and node.id in known:
        return node.id
    return None


def variables(nodes: list[ast.AST], known: dict) -> dict[str, set[str]]:
    """`x` or `self.x` -> the Qt classes that are put into it among these nodes."""
    found: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign):
            pairs = [(node.target, node.annotation)]
        elif isinstance(node, ast.arg):
            pairs = [(ast.Name(node.arg), node.annotation)]
        elif isinstance(node, (ast.For, ast.comprehension)):
            pairs = [(target, None) for target in ast.walk(node.target)]
        else:
            continue
        for target, value in pairs:
            name, kind = dotted(target), class_of(value, known)
            if name:
                # None stands for: something else as well, so nothing is known.
                found.setdefault(".".join(name), set()).add(kind or "")
    return {name: kinds for name, kinds in found.items() if "" not in kinds}


def own_names(node: ast.ClassDef) -> set[str]:
    """Names that a class defines itself, in its body or on self."""
    found = set()
    for inner in ast.walk(node):
        if isinstance(inner, (ast.FunctionDef, ast.ClassDef)):
            found.add(inner.name)
        elif isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store):
            found.add(inner.attr)
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            found.add(inner.id)
    return found


def inherited(node: ast.ClassDef, known: dict) -> Iterator[tuple[str, str, int]]:
    """What the methods of a class take from its Qt base: (base, name, line)."""
    bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id in known]
    if len(bases) != 1 or len(node.bases) != 1:
        return
    own = own_names(node)
    for inner in ast.walk(node):
        path = dotted(inner) if isinstance(inner, ast.Attribute) else None
        if path and path[0] == "self" and len(path) == 2 and path[1] not in own:
            yield bases[0], path[1], inner.lineno


def uses(path: Path, root: Path) -> Iterator[Use]:
    """Every use of a name of Qt in a file."""
    file = str(path.relative_to(root))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(without_fallbacks(tree))
    known = imported(nodes)
    for name, (module, line) in known.items():
        yield Use(file, line, module, (name,))
    attributes = {n: k for n, k in variables(nodes, known).items() if n.startswith("self.")}
    for scope in scopes(tree, nodes):
        yield from methods(file, scope, known, attributes | variables(scope, known))
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            for base, name, line in inherited(node, known):
                yield Use(file, line, known[base][0], (base, name))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Call):
            kind = class_of(node.value, known)  # QThing(…).name
            if kind:
                yield Use(file, node.lineno, known[kind][0], (kind, node.attr))
        chain = dotted(node) if isinstance(node, ast.Attribute) else None
        if not chain:
            continue
        if chain[0] in known:
            yield Use(file, node.lineno, known[chain[0]][0], chain)
    for alias, target in aliases(nodes, known).items():
        for node in nodes:
            chain = dotted(node) if isinstance(node, ast.Attribute) else None
            if chain and chain[0] == alias:
                yield Use(file, node.lineno, known[target[0]][0], (*target, *chain[1:]))


def scopes(tree: ast.Module, nodes: list[ast.AST]) -> Iterator[list[ast.AST]]:
    """The nodes of each function, and those outside of all functions and classes."""
    outside = [p for p in tree.body if not isinstance(p, (ast.FunctionDef, ast.ClassDef))]
    yield [node for part in outside for node in without_fallbacks(part)]
    yield from (list(without_fallbacks(n)) for n in nodes if isinstance(n, ast.FunctionDef))


def methods(file: str, nodes: list[ast.AST], known: dict, held: dict) -> Iterator[Use]:
    """What is taken from variables that surely hold one Qt class."""
    for node in nodes:
        chain = dotted(node) if isinstance(node, ast.Attribute) else ()
        for cut in range(1, len(chain or ())):
            kinds = held.get(".".join(chain[:cut]), set())
            if len(kinds) == 1:
                (kind,) = kinds
                yield Use(file, node.lineno, known[kind][0], (kind, chain[cut]))


def aliases(nodes: list[ast.AST], known: dict) -> dict[str, tuple[str, ...]]:
    """Local names for enums: `role = QDialogButtonBox.ButtonRole`."""
    found = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            path = dotted(node.value)
            if path and len(path) == 2 and path[0] in known and path[1][0].isupper():
                found[node.targets[0].id] = path
    return found

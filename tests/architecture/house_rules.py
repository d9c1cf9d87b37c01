"""The rules of the house, each a function from a source tree to the breaches found in it, a sentence each."""

import ast
import builtins
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

DOORS = frozenset({"web", "api", "jobs", "console"})
NOT_ROOMS = frozenset({"config", "console"})
DRAWERS = frozenset({"util", "utils", "helper", "helpers", "common", "misc", "tools", "shared", "signals"})
CLOCKS = frozenset(
    {
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("datetime", "today"),
        ("date", "today"),
        ("timezone", "now"),
        ("timezone", "localdate"),
        ("timezone", "localtime"),
        ("time", "time"),
        ("time", "time_ns"),
        ("time", "localtime"),
        ("time", "gmtime"),
    }
)
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
SQL = frozenset({"execute", "executemany", "raw", "extra", "copy"})
MARKUP = frozenset({"Markup", "mark_safe", "SafeString"})
CHECKS = re.compile(r"\w*_validator|(?:After|Before|Plain|Wrap)Validator")
UNFIT = "unfit"  # of onestory/api/said.py, which says why nothing else may be raised
# What pydantic keeps with its traceback, and so the whole call, for as long as the process lives.
KEPT_FOR_GOOD = frozenset(
    name
    for name, each in vars(builtins).items()
    if isinstance(each, type) and issubclass(each, (ValueError, AssertionError))
) | {"ValidationError", "JSONDecodeError"}
READS = frozenset({"int", "float", "Decimal", "UUID", "fromisoformat", "strptime", "loads", "model_validate"})
WRITES_A_TABLE = frozenset({"DictWriter", "Workbook", "write_csv", "writer"})
MAKES_PLAIN = "plain_cell"
# Made-up files for partners' doors; what PostgreSQL is given to copy; a form of headings alone; and the answer to a
# file of one's own, whose numbers must be found in it again.
NOT_FOR_A_SPREADSHEET = (
    "madeup/", "feeds/bulk/", "people/index/copying.py", "frontdoor/rules/outage.py", "linkage/evaluate.py",
)  # fmt: skip
DRAWS_MARKUP = frozenset({"web/jinja.py"})  # what it joins, macros have escaped
AROUND_THE_WALL = frozenset({"_base_manager", "_default_manager", "RawSQL"})
LONGEST_FUNCTION = 45
# The audit's own upkeep is done by the clock, and the search's after a migration, for every council at once: there is
# no actor to name, and nothing to note.
UPKEEP = frozenset({"make_months", "publish_heads", "ready_search", "seal_audit"})
# They read a file of published heads and restores, in which nobody's record stands.
SEES_NOBODY = frozenset({"read_anchors", "restores"})
# Each makes Django draw its picture of the models again; see walls/at_once.py.
REDRAWS = frozenset(
    {
        "CreateModel",
        "AddField",
        "AlterField",
        "RemoveField",
        "AddConstraint",
        "RemoveConstraint",
        "AddIndex",
        "RemoveIndex",
    }
)
# Migrations up to these came before any release: none was serving while they ran.
BEFORE_THE_FIRST_RELEASE = {
    "access": 7, "audit": 3, "clockwork": 2, "councils": 4, "feeds": 7, "frontdoor": 36, "oversight": 3, "people": 22,
    "performance": 6, "story": 5, "walls": 3,
}  # fmt: skip
TAKES_AWAY = frozenset({"RemoveField", "DeleteModel", "RenameField", "RenameModel", "AlterModelTable"})
NOT_FILLED = (
    "AddField adds a column that the release before does not fill while both serve: give it null=True or a db_default."
)
FOR_MANY = "_each"  # the same act upon several subjects may stand beside it
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file of the tree, by its path below the root package."""

    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room it stands in; its own name for a file beside the rooms."""
        return self.path.parts[0]

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as an editor would open it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    def functions(self) -> list[Function]:
        """Every function and method, at any depth."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    def public(self) -> list[Function]:
        """The functions a reader may call: at the top of the file, with no underscore before them."""
        return [node for node in self.tree.body if isinstance(node, Function) and not node.name.startswith("_")]


def sources(root: Path) -> Iterator[Source]:
    """Every module of the tree but the migrations, which a machine writes."""
    for path in sorted(root.rglob("*.py")):
        inside = path.relative_to(root)
        if "migrations" not in inside.parts:
            yield Source(inside, ast.parse(path.read_text(encoding="utf-8")))


def rooms_without_a_readme(root: Path) -> Iterator[str]:
    for room in sorted(path.parent for path in root.glob("*/__init__.py")):
        if room.name not in NOT_ROOMS and not (room / "README.md").exists():
            yield f"{room.name} has no README.md."


def modules_without_a_docstring(root: Path) -> Iterator[str]:
    for source in sources(root):
        if source.tree.body and not ast.get_docstring(source.tree):
            yield f"{source.path} opens without a docstring."


def queries_without_a_viewer(root: Path) -> Iterator[str]:
    for source in sources(root):
        if source.path.name == "queries.py" or "queries" in source.path.parts[:-1]:
            for query in source.public():
                if "viewer" not in keyword_only(query) and query.name not in SEES_NOBODY:
                    yield f"{source.at(query)} {query.name} does not ask for a keyword-only viewer."


def actions_out_of_shape(root: Path) -> Iterator[str]:
    for source in sources(root):
        if "actions" in source.path.parts[:-1] and source.path.name != "__init__.py":
            acts = source.public()
            own = [act.name for act in acts if not act.name.endswith(FOR_MANY)]
            if len(own) != 1:
                yield f"{source.path} has {len(own)} public functions: an action file has one."
            for act in acts:
                yield from _act_out_of_shape(source, act)


def _act_out_of_shape(source: Source, act: Function) -> Iterator[str]:
    if act.args.args or act.args.posonlyargs:
        yield f"{source.at(act)} {act.name} takes arguments by position: an action takes them by name."
    for wanted in () if act.name in UPKEEP else ("actor", "now"):
        if wanted not in keyword_only(act):
            yield f"{source.at(act)} {act.name} does not ask for a keyword-only {wanted}."


def keyword_only(function: Function) -> set[str]:
    """The names a function takes by keyword alone."""
    return {argument.arg for argument in function.args.kwonlyargs}


def imports_inside_functions(root: Path) -> Iterator[str]:
    for source in sources(root):
        for function in source.functions():
            for node in ast.walk(function):
                if isinstance(node, (ast.Import, ast.ImportFrom)):
                    yield f"{source.at(node)} imports inside {function.name}."


def clocks_read_indoors(root: Path) -> Iterator[str]:
    for source in sources(root):
        if source.room not in DOORS:
            for node in ast.walk(source.tree):
                if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in CLOCKS:
                    yield f"{source.at(node)} reads the clock: pass `now` in."
                if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
                    yield f"{source.at(node)} lets the table read the clock: pass `now` in."


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def drawers(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*")):
        if path.stem in DRAWERS and (path.is_dir() or path.suffix == ".py"):
            yield f"{path.relative_to(root)} is a drawer for anything: name it for what it does."


def signals_and_hidden_imports(root: Path) -> Iterator[str]:
    for source in sources(root):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(SIGNALS):
                yield f"{source.at(node)} listens for a signal: call it by its name."
            if _last_name(node) == "TYPE_CHECKING" if isinstance(node, (ast.Attribute, ast.Name)) else False:
                yield f"{source.at(node)} hides an import behind TYPE_CHECKING: untangle the rooms."


def functions_too_long(root: Path) -> Iterator[str]:
    for source in sources(root):
        for function in source.functions():
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{source.at(function)} {function.name} is {lines} lines long: it is probably two things."


def sql_at_the_doors(root: Path) -> Iterator[str]:
    for source in sources(root):
        if source.room in DOORS - {"console"}:
            for node in ast.walk(source.tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SQL:
                    yield f"{source.at(node)} speaks SQL at a door: ask a room's query."


def calls_kept_in_memory(root: Path) -> Iterator[str]:
    for source in sources(root):
        if source.room == "api":
            checks = {id(node) for check in _checks_in(source) for node in ast.walk(check)}
            for node in ast.walk(source.tree):
                if wrong := _keeps(node, in_a_check=id(node) in checks):
                    yield f"{source.at(node)} {wrong}"


def _checks_in(source: Source) -> Iterator[ast.AST]:
    """What the library calls with what was sent: decorated, or handed to it in a type, AfterValidator(_can_be_kept)."""
    handed = [
        each for node in ast.walk(source.tree) if isinstance(node, ast.Call) and _is_check(node) for each in node.args
    ]
    names = {_last_name(each) for each in handed}
    yield from (each for each in handed if isinstance(each, ast.Lambda))
    for function in source.functions():
        if function.name in names or any(_is_check(each) for each in function.decorator_list):
            yield function


def _is_check(node: ast.expr) -> bool:
    return bool(CHECKS.fullmatch(_last_name(node.func if isinstance(node, ast.Call) else node)))


def _keeps(node: ast.AST, *, in_a_check: bool) -> str:
    if isinstance(node, ast.Assert):
        return "asserts at the machine door: the library would keep the whole call. Raise unfit(…)."
    if isinstance(node, ast.Raise):
        raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        name = _last_name(raised) if raised else ""
        if name in KEPT_FOR_GOOD or (in_a_check and name != UNFIT):
            return (
                f"raises {name or 'again'} at the machine door: the library would keep the whole call. Raise unfit(…)."
            )
    if in_a_check and isinstance(node, ast.Call) and _last_name(node.func) in READS:
        return f"calls {_last_name(node.func)} in a check, whose ValueError would keep the whole call: look first."
    return ""


def tables_not_made_plain(root: Path) -> Iterator[str]:
    for source in sources(root):
        names = {_last_name(node) for node in ast.walk(source.tree) if isinstance(node, (ast.Attribute, ast.Name))}
        is_plain = MAKES_PLAIN in names or source.path.as_posix().startswith(NOT_FOR_A_SPREADSHEET)
        if names & WRITES_A_TABLE and not is_plain:
            yield f"{source.path} writes a table whose cells a spreadsheet may run: pass them through plain_cell."


def text_taken_for_markup(root: Path) -> Iterator[str]:
    for source in sources(root):
        if source.path.as_posix() not in DRAWS_MARKUP and source.path.name != "example.py":
            for node in ast.walk(source.tree):
                if isinstance(node, ast.Call) and _last_name(node.func) in MARKUP:
                    yield f"{source.at(node)} takes text for markup: let the template escape it."


def queries_of_everybody(root: Path) -> Iterator[str]:
    for source in sources(root):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr in AROUND_THE_WALL:
                yield f"{source.at(node)} goes round the manager: ask through `objects`, behind the wall."


def changes_one_by_one(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("*/migrations/[0-9]*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.List) and sum(_redraws(each) for each in node.elts) > 1:
                yield f"{path.relative_to(root)}:{node.lineno} changes models one by one: take the changes AtOnce."


def _redraws(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _last_name(node.func) in REDRAWS


def breaks_with_the_release_before(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("*/migrations/[0-9]*.py")):
        if int(path.name[:4]) > BEFORE_THE_FIRST_RELEASE.get(path.parent.parent.name, 0):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (wrong := _breaks(node)):
                    yield f"{path.relative_to(root)}:{node.lineno} {wrong}"


def _breaks(node: ast.Call) -> str:
    name = _last_name(node.func)
    if name in TAKES_AWAY:
        return f"{name} takes away what the release before still asks for: leave it for the release after."
    if name != "AddField":
        return ""
    fields = [
        each for each in (*node.args, *(keyword.value for keyword in node.keywords)) if isinstance(each, ast.Call)
    ]
    said = {keyword.arg: keyword.value for field in fields for keyword in field.keywords}
    null = said.get("null")
    may_be_null = isinstance(null, ast.Constant) and null.value is True
    return "" if may_be_null or "db_default" in said else NOT_FILLED


@dataclass(frozen=True)
class Rule:
    """One rule, with a small tree that breaks it so that the rule is known to be able to fail."""

    name: str
    breaches: Callable[[Path], Iterator[str]]
    planted_in: str
    planted: str

    def plant(self, root: Path) -> None:
        """Write the counter-example under an otherwise empty tree."""
        path = root / self.planted_in
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.planted, encoding="utf-8")


DOC = '"""A room."""\n'
RULES = (
    Rule("every room has a page about itself", rooms_without_a_readme, "attic/__init__.py", DOC),
    Rule("every module opens with a docstring", modules_without_a_docstring, "attic/rules.py", "BOX = 1\n"),
    Rule(
        "every query knows who is looking",
        queries_without_a_viewer,
        "attic/queries.py",
        f"{DOC}\ndef boxes(viewer): ...\n",
    ),
    Rule(
        "every query in a package knows who is looking",
        queries_without_a_viewer,
        "attic/queries/boxes.py",
        f"{DOC}\ndef boxes(*, now): ...\n",
    ),
    Rule("every action file has one act", actions_out_of_shape, "attic/actions/tidy.py", f"{DOC}\ndef _tidy(): ...\n"),
    Rule(
        "every act says who and when",
        actions_out_of_shape,
        "attic/actions/tidy.py",
        f"{DOC}\ndef tidy(*, actor): ...\n",
    ),
    Rule(
        "every act takes its arguments by name",
        actions_out_of_shape,
        "attic/actions/tidy.py",
        f"{DOC}\ndef tidy(box, *, actor, now): ...\n",
    ),
    Rule(
        "nothing is imported inside a function",
        imports_inside_functions,
        "attic/rules.py",
        f"{DOC}\ndef f():\n    import os\n",
    ),
    Rule(
        "the clock is read at the doors",
        clocks_read_indoors,
        "attic/rules.py",
        f"{DOC}import datetime\n\nNOW = datetime.datetime.now()\n",
    ),
    Rule(
        "no table reads the clock",
        clocks_read_indoors,
        "attic/models/box.py",
        f"{DOC}AT = DateTimeField(auto_now=True)\n",
    ),
    Rule("there is no drawer for anything", drawers, "attic/utils.py", DOC),
    Rule(
        "there are no signals",
        signals_and_hidden_imports,
        "attic/apps.py",
        f"{DOC}from django.dispatch import receiver\n",
    ),
    Rule(
        "no import is hidden from the machine",
        signals_and_hidden_imports,
        "attic/rules.py",
        f"{DOC}from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import os\n",
    ),
    Rule(
        "no function is too long to read",
        functions_too_long,
        "attic/rules.py",
        f"{DOC}\ndef f():\n" + "    x = 1\n" * LONGEST_FUNCTION,
    ),
    Rule("no door speaks SQL", sql_at_the_doors, "web/attic.py", f"{DOC}\nC.execute('select 1')\n"),
    Rule(
        "no check of the machine door keeps a call",
        calls_kept_in_memory,
        "api/attic.py",
        f"{DOC}\nclass Box(Schema):\n    @field_validator('lid')\n    def fits(cls, lid):\n        raise ValueError\n",
    ),
    Rule(
        "no check of the machine door asserts",
        calls_kept_in_memory,
        "api/attic.py",
        f"{DOC}\ndef _fits(lid):\n    assert lid\n\n\nLid = Annotated[str, AfterValidator(_fits)]\n",
    ),
    Rule(
        "no check of the machine door lets a reader's fault through",
        calls_kept_in_memory,
        "api/attic.py",
        f"{DOC}\nDay = Annotated[date, BeforeValidator(lambda said: date.fromisoformat(said))]\n",
    ),
    Rule(
        "no check of the machine door raises what is not its own",
        calls_kept_in_memory,
        "api/attic.py",
        f"{DOC}\ndef _fits(lid):\n    raise Odd\n\n\nLid = Annotated[str, m.WrapValidator(_fits)]\n",
    ),
    Rule(
        "no table that leaves is run",
        tables_not_made_plain,
        "web/attic.py",
        f"{DOC}import csv\n\nOUT = csv.writer(ATTIC)\n",
    ),
    Rule("no text is taken for markup", text_taken_for_markup, "web/attic.py", f"{DOC}\nX = mark_safe('<b>')\n"),
    Rule("no query goes round the wall", queries_of_everybody, "attic/queries.py", f"{DOC}\nX = Box._base_manager\n"),
    Rule(
        "a migration changes its models at once",
        changes_one_by_one,
        "attic/migrations/0002_boxes.py",
        "operations = [migrations.AddField('box'), AtOnce(), migrations.AddIndex('box')]\n",
    ),
    Rule(
        "the release before can write beside the new one",
        breaks_with_the_release_before,
        "attic/migrations/0002_boxes.py",
        "operations = [migrations.AddField('box', 'lid', models.CharField(max_length=9, default='none'))]\n",
    ),
    Rule(
        "nothing is taken from the release before",
        breaks_with_the_release_before,
        "attic/migrations/0002_boxes.py",
        "operations = [migrations.RemoveField('box', 'lid')]\n",
    ),
)

"""Changing many tables in one step of a migration."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.operations.models import ModelOperation
from django.db.migrations.state import ProjectState


class AtOnce(Operation):
    """Several operations on models as one.

    Django draws its picture of all models afresh after every operation, and draws every model related to the changed
    one again; since all of ours are related to the council, that took most of the time of a first start. Here the
    picture is drawn once, when all the operations stand. What is made in the database is the same: a table made here
    is made with all that the later operations add to it, and those are then passed over.

    Renaming does not belong in one: each operation sees the models as they stand before the first and after the last.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, *operations: Operation) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Operation], dict[str, object]]:
        """How a migration file would write it."""
        return type(self).__name__, list(self.operations), {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the models in the state, leaving the picture of it to be drawn when first asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Change the tables in order; foreign keys follow at the end of the migration, as Django always does."""
        for operation in self._needed():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Take the changes back, last first."""
        for operation in reversed(self._needed()):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `showmigrations --plan` says."""
        return "; ".join(operation.describe() for operation in self.operations)

    def _needed(self) -> list[Operation]:
        made = {operation.name_lower for operation in self.operations if isinstance(operation, CreateModel)}
        return [each for each in self.operations if isinstance(each, CreateModel) or _changes(each) not in made]


def _changes(operation: Operation) -> str:
    if isinstance(operation, FieldOperation):
        return operation.model_name_lower
    if isinstance(operation, ModelOperation):
        return operation.name_lower
    named: str = getattr(operation, "model_name", "")
    return named.lower()

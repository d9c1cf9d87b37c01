"""A migration operation that makes a room's first tables together, quickly."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class MakeTables(Operation):
    """Several ``CreateModel`` operations as one.

    Django draws its picture of all models afresh after every operation, and draws every model related to the new one
    again; since all of ours are related to the council, that took most of the time of a first start. Here the picture
    is drawn once, when the whole room stands. What is made in the database is the same.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, *models: CreateModel) -> None:
        self.models = models

    def deconstruct(self) -> tuple[str, list[CreateModel], dict[str, object]]:
        """How a migration file would write it."""
        return type(self).__name__, list(self.models), {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add the models to the state, leaving the picture of it to be drawn when first asked for."""
        state.__dict__.pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Make the tables in order; foreign keys follow at the end of the migration, as Django always does."""
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Drop them, last first."""
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `showmigrations --plan` says."""
        return f"Make {', '.join(model.name for model in self.models)}"

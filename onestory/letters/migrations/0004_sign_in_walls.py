"""Codes on their way: the clock and the sign-in pages' own keeper write, see and delete them, and nobody else."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import behind_the_wall

SYSTEM = "(select onestory_has('system'))"
VERBS = ("select", "insert", "update", "delete")


class Migration(migrations.Migration):
    """Of no council, since nobody has come in yet."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("letters", "0003_sign_in_letters"),
        ("walls", "0001_functions"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall("letters_signinletter", sees=SYSTEM, verbs=VERBS),
    ]

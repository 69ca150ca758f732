"""Commands that are imported when they are run, so that none waits for what another one needs.

A list of commands is printed from the lines that stand here; the rest of a command, its options and
its own help among them, is in its module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

if TYPE_CHECKING:
    from typer._click import Context


class LazyCommand(TyperCommand):
    """A command, or a group of them, by its name, the module that adds it and a line of help."""

    def __init__(self, name: str, module: str, line: str) -> None:
        super().__init__(name, help=line)
        self._name, self._module = name, module

    def load(self) -> TyperCommand | TyperGroup:
        """The command itself, as its module's `add_commands` adds it."""
        feature = typer.Typer()
        import_module(self._module).add_commands(feature)
        found = get_group(feature).commands[self._name]
        assert isinstance(found, TyperCommand | TyperGroup)  # noqa: S101 - Typer makes no others
        return found

    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: object
    ) -> Context:
        """What the words after the command's name mean: here it is about to run, or to help."""
        return self.load().make_context(info_name, args, parent, **extra)


class LazyGroup(TyperGroup):
    """A group of lazy commands; a subclass says which, in the order in which they are listed."""

    lazy: tuple[LazyCommand, ...]

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - what Typer hands over is its own
        super().__init__(**given)
        for command in self.lazy:
            self.add_command(command)

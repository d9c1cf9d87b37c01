"""A component's macro holds its template: as an include, it cost more than drawing what is in it."""

import re

from jinja2.ext import Extension

INCLUDED = re.compile(r'\s*\{%- include "(components/\w+/template\.jinja)" -%\}\s*')


class Inlined(Extension):
    """Puts the template of a component where its macro includes it, before either is compiled.

    For an include Jinja makes a new context of everything at hand, and a board draws a hundred clocks and badges.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template with each component's own in its place; the last line's end goes, as for any."""
        return INCLUDED.sub(self._template, source)

    def _template(self, mark: re.Match[str]) -> str:
        loader = self.environment.loader
        if loader is None:
            raise LookupError(mark[1])
        return loader.get_source(self.environment, mark[1])[0].removesuffix("\n")

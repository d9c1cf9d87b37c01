"""The template environment: the GOV.UK macros, our own components, and how dates are said."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from types import FunctionType
from typing import Any, cast
from urllib.parse import urlencode

from django.templatetags.static import static
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.html import json_script
from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    Template,
)
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from onestory.web.components.examples import HERE as COMPONENTS
from onestory.web.components.examples import component_names, macro_name
from onestory.web.errors import kept
from onestory.web.inlining import Inlined
from onestory.web.presenters import ages, clocks, dates, numbers, telephones, waterfall, words
from onestory.web.remembering import remembered
from onestory.web.signin.made_up import made_up_code, made_up_door
from onestory.web.signin.providers import identity_providers

GOVUK = """
    back-link breadcrumbs button character-count checkboxes date-input details error-message error-summary fieldset
    file-upload generic-header hint input inset-text label notification-banner pagination panel password-input radios
    select service-navigation skip-link summary-list table tabs tag task-list textarea warning-text
"""
# Of the components of the design system, those that most forms are made of.
REMEMBERED = frozenset({"button", "date-input", "input", "select"})
Drawn = Callable[[object], str]
OF_A_DICT = frozenset(dir(dict))


class Calling(Context):
    """Jinja's own, but that macros and plain functions, which are nearly all that is called, are called at once."""

    def call(self, called: Any, /, *args: Any, **more: Any) -> Any:
        """Jinja looks at each whether it wants the context, and a board makes a thousand calls."""
        kind = type(called)
        if kind is Macro or (kind is FunctionType and not hasattr(called, "jinja_pass_arg")):
            more.pop("_block_vars", None)
            more.pop("_loop_vars", None)
            return called(*args, **more)
        return super().call(called, *args, **more)


class Ours(Environment):
    """Jinja's own, but for how a parameter is looked for."""

    context_class = Calling

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A parameter is a dictionary's; Jinja looks for an attribute first, and components ask for many not given."""
        if type(obj) is dict and attribute not in OF_A_DICT:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class Page(Template):
    """A template whose macros are made once. Ours have no globals but the environment's.

    Jinja looks at each import for globals of the importing template that the imported one lacks, a hundred at a time.
    """

    def _get_default_module(self, _context: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def environment(*, loader: BaseLoader, **options: object) -> Environment:
    """Jinja as every page uses it: escaping on, every macro at hand under its own name."""
    loaders = ChoiceLoader(
        [
            loader,
            PrefixLoader(
                {
                    "components": FileSystemLoader(COMPONENTS),
                    "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
                }
            ),
        ]
    )
    # The GOV.UK macros ask after parameters of parameters that were never given.
    options |= {"undefined": ChainableUndefined, "trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    options |= {"cache_size": -1, "extensions": [Inlined]}
    jinja = Ours(loader=loaders, **options)  # type: ignore[arg-type]
    jinja.template_class = Page
    jinja.globals.update(static=static, url=address, how_many=numbers.how_many, clock_face=clocks.clock_face)
    jinja.globals.update(age_in_words=ages.age_in_words, kept_of=kept)
    jinja.globals.update(waterfall=waterfall.fall, points=waterfall.points)
    jinja.globals.update(made_up_code=made_up_code, made_up_door=made_up_door)
    jinja.globals.update(identity_providers=identity_providers, json_block=json_block, contact_address=contact_address)
    jinja.filters.update(
        day=dates.day,
        month=dates.month,
        clock_time=dates.clock_time,
        instant=dates.instant,
        day_ago=dates.day_ago,
        instant_ago=dates.instant_ago,
        moment_ago=dates.moment_ago,
        born_and_age=ages.born_and_age,
        number=numbers.number,
        size=numbers.size,
        listed=numbers.listed,
        sentence=words.sentence,
        telephone=telephones.telephone,
        dialled=telephones.dialled,
        iso=iso,
        unindented=unindented,
    )
    _add_macros(jinja)
    jinja.globals.update(draw=lambda name, params: cast(Drawn, jinja.globals[name])(params))
    return jinja


def address(name: str, *args: object, query: Mapping[str, object] | None = None, **more: object) -> str:
    """A page's address by its name: ``url("request", 7, saved=1)``, or ``url("request", 7, query={"saved": 1})``."""
    asked = {**(query or {}), **more}
    return _reversed(get_script_prefix(), name, args) + (f"?{urlencode(asked)}" if asked else "")


@lru_cache(maxsize=10_000)
def _reversed(_prefix: str, name: str, args: tuple[object, ...]) -> str:
    """Addresses never change while a process runs, and a board holds a hundred of which most were there before."""
    return reverse(name, args=args)


def json_block(name: str, given: object) -> str:
    """Data for a script to read, in the page and not in a script of its own."""
    return json_script(given, name)


def contact_address(reference: str) -> str:
    """Where a contact is opened; nowhere in a hub whose front-door pages are not there."""
    try:
        return address("contact", reference)
    except NoReverseMatch:
        return "#"


def unindented(html: str) -> Markup:
    """What goes into a revealed part of a form: the design system's macro indents each line, a text's lines too."""
    lines = str(html).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Markup("&#10;").join(Markup(line) for line in lines)  # noqa: S704  escaped by macros  # nosemgrep


def iso(value: date | datetime | None) -> str:
    """A moment for machines: what ``<time datetime>`` and sorting read."""
    return value.isoformat() if value else ""


def _add_macros(jinja: Environment) -> None:
    for name in GOVUK.split():
        macro = "govuk" + "".join(part.capitalize() for part in name.split("-"))
        module = jinja.get_template(f"govuk_frontend_jinja/components/{name}/macro.html").module
        drawn = getattr(module, macro)
        jinja.globals[macro] = remembered(drawn) if name in REMEMBERED else drawn
    for name in component_names():
        module = jinja.get_template(f"components/{name}/macro.jinja").module
        jinja.globals[macro_name(name)] = getattr(module, macro_name(name))

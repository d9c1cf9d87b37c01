"""The template environment: the GOV.UK macros, our own components, and how dates are said."""

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, PrefixLoader


def environment(*, loader: BaseLoader, **options: object) -> Environment:
    """Jinja as every page uses it: escaping on."""
    loaders = ChoiceLoader([loader, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})])
    jinja = Environment(loader=loaders, **options)  # type: ignore[arg-type]
    jinja.globals.update(static=static, url=reverse)
    return jinja

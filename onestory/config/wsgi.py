"""The entrance that the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.urls import get_resolver

from onestory.performance.declared.catalogue import INDICATORS
from onestory.performance.rules.expressions import make_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onestory.config.settings")
application = get_wsgi_application()

# Every page and template is read now, and every figure compiled, so that nobody's first request waits for them. What
# stays for good is then set aside from the garbage collector: looking through it again amid answers cost a quarter of
# the duty board's time.
get_resolver().url_patterns  # noqa: B018
engines.all()[0].env  # type: ignore[attr-defined]  # noqa: B018
make_ready(each for each in INDICATORS if each.until is None)
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)

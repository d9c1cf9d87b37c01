"""The entrance that the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onestory.config.settings")
application = get_wsgi_application()

# Every page and template is read now, so that nobody's first request waits for them. What stays for good is then set
# aside from the garbage collector: looking through it again amid answers cost a quarter of the duty board's time.
get_resolver().url_patterns  # noqa: B018
engines.all()[0].env  # type: ignore[attr-defined]  # noqa: B018
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)

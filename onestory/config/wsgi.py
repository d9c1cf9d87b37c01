"""The entrance that the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onestory.config.settings")
application = get_wsgi_application()

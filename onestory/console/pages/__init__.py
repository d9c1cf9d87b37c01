"""What a browser needs: the stylesheet and script that it is given, and a Chromium for the journeys."""

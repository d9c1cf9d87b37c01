"""The one command, `onestory`: what starts, tests, fills and checks a hub from a terminal."""

"""The main job walked over HTTP, as the demo's people."""

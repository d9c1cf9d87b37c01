"""Courts that wait for something."""

"""The shapes in which practice is declared, and how each shape is read."""

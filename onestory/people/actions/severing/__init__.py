"""An adopted child's two lives are parted."""

"""Pure judgement on frames: clusters, guards, stable identifiers and measures of quality."""

"""One verb a module: what `onestory VERB` understands, and which act it calls."""

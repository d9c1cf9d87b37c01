"""Whether the hub is well, for machines that watch over it: no page, nobody's record, no sign-in."""

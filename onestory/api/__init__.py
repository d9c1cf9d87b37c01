"""The machine door: what a partner's system may tell the hub, and what it may ask it."""

"""The world as each partner wrote it down: one file per extract."""

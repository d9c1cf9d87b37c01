"""What is done to the index: indexing, opening a page, mending a match, shielding, noting an event."""

"""The append-only record of who did and who saw what, sealed so that an edit is found."""

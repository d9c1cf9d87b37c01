"""Working relationships, which begin and end as a contact is taken, passed on and closed."""

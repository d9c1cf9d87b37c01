"""The database's server and what is in it: found, started, made with its two roles, migrated, copied for the tests."""

"""How the index is written: the SQL that turns what records say into people, told to nobody but the actions."""

"""The second wall: who is acting, told to the database, and the row-level security that obeys it."""

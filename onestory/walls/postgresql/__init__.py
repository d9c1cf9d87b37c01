"""Django's own PostgreSQL, kept to by connections that answer pages all day."""

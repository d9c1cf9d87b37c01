"""Our own components: a macro, a template and an example each."""

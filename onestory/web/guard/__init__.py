"""Who may see a record and who could; its shield; breaking the glass and leaving."""

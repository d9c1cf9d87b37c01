"""The council's own case system, as Standard Safeguarding Dataset tables."""

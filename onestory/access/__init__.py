"""People at work: roles, permissions, credentials that lapse, purposes."""

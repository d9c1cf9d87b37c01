"""The ways in: forms that are saved and returned to, the telephone, partners' systems, paper after an outage."""

"""Settings, addresses and the two server entrances."""

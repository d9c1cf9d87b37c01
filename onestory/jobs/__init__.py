"""What runs by the clock, as the system; and what somebody asked for, as them. It calls the rooms' actions."""

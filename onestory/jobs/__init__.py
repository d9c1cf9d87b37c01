"""What runs by the clock: it reads the time, stands as the system for each council, and calls the rooms' actions."""

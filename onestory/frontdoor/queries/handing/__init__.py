"""What is handed to a team or passed to another council."""

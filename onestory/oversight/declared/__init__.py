"""What is a sign of looking without need, how much it weighs, and how a review may end."""

"""What the matcher is told: how to clean, what to compare, what to block on, and the models it has learned."""

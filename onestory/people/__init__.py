"""The index: each person once, what every source says of them, who is around them, and one chronology."""

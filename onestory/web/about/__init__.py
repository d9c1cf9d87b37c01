"""What anybody may read about OneStory and about what it keeps of their use."""

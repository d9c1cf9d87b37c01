"""What a file and its rows mean: pure functions over tables and frozen dataclasses."""

"""Who knows somebody, and each way in which that cannot be said."""

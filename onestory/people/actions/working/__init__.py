"""Who works with somebody, and the lines that acts write into a chronology."""

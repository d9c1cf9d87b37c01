"""Files that came with contacts and answers, taken one at a time."""

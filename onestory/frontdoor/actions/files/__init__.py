"""Files that come with contacts and answers: kept, scanned, opened."""

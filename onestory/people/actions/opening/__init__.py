"""Opening a person's record, or a part of it; why one may, and who else could."""

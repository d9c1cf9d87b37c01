"""A person's story: what people make of its lines, versions kept for a court, documents, and the search over them."""

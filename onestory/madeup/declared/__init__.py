"""Facts the generator works from: councils, names, places, rates, errors, sentences and stories."""

"""Facts of practice that the index rests on: kinds of event, services, whom to believe, what a search weighs."""

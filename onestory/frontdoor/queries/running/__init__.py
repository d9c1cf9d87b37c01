"""The hub at work: boards, who has what, what is sound, and what people are told waits for them."""

"""Opening what is shut, for a while and with somebody told; and the review after."""

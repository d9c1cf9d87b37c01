"""A partner's side: what their agency has been asked, and their answer."""

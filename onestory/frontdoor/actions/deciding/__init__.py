"""Analysis, proposal, decision by a second person, and the answer to whoever told."""

"""What is counted, over what, towards what: facts, indicators and England's own figures."""

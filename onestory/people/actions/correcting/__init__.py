"""What sources say differently goes back to whoever can put it right."""

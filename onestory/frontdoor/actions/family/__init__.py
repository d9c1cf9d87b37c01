"""What a family is given to read of who was told and who looked."""

"""The pages of one thing, along its top."""

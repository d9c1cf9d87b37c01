"""The made-up councils: founded, read in through the same acts as anybody's files, with a past and a first day."""

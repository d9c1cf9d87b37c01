"""Professional disagreement, from either side: raising, answering, taking up a stage, ending."""

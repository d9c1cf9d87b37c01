"""Professional disagreement, stage by stage."""

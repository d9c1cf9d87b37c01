"""What comes in: forms begun, whom they are for, tables after an outage, police files; and whether all is there."""

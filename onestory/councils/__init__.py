"""The councils, their hub, partner agencies, teams, and what each council may set for itself."""

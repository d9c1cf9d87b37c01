"""The council's own settings: agencies, teams, people at work and the checks that keep their door open."""

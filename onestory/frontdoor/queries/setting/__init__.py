"""What a council has set for its front door: hours, clocks, wording, teams."""

"""OneStory: a multi-agency safeguarding hub with a single view of the child."""

"""What the network shows as something that happened, and how much of it."""

HAPPENINGS = frozenset({
    "police-notice", "a-and-e-attendance", "missing", "offence", "asb-report", "adult-safeguarding-enquiry",
    "contact", "contact.submit", "contact.record", "contact.match", "referral", "strategy-discussion",
})  # fmt: skip
"""The lines of a chronology that bring people and agencies together at one moment."""

MOST_HAPPENINGS = 60
"""More in one picture are a thicket: the page says so, and a shorter period shows them."""

"""Everything that may be granted to a role."""

from onestory.grammar.roles import Permission

PERMISSIONS = (
    Permission(code="person.search", title="Look for a person in the index"),
    Permission(code="person.open", title="Open one person's page"),
    Permission(
        code="person.open-without-link", title="Open a person they are not working with, for a reason they give"
    ),
    Permission(code="story.write", title="Mark lines of a story, file documents, say how somebody may be reached"),
    Permission(code="story.lock", title="Lock a version of a story for a court, and take it away"),
    Permission(
        code="person.break-glass", title="Break the glass: open a record that is closed to them, alarmed and reviewed"
    ),
    Permission(code="shield.see", title="See the place of a shielded person"),
    Permission(code="shield.change", title="Put up or lift a shield", note="Lifting takes two people."),
    Permission(code="contact.submit", title="Tell the hub about a worry"),
    Permission(code="contact.record", title="Record a contact for somebody else, by phone or letter"),
    Permission(code="contact.see", title="See the front door's contacts"),
    Permission(code="contact.match", title="Say which child a contact is about"),
    Permission(code="contact.assign", title="Take a contact, or give it to a colleague"),
    Permission(code="contact.triage", title="Set a contact's level of need and urgency"),
    Permission(code="contact.ask", title="Ask partners what they hold"),
    Permission(code="contact.analyse", title="Write the analysis"),
    Permission(code="contact.propose", title="Propose a decision"),
    Permission(code="contact.decide", title="Decide a contact", note="Never one's own proposal."),
    Permission(code="contact.feed-back", title="Tell the referrer the outcome"),
    Permission(code="contact.undo", title="Take back a decision made minutes ago"),
    Permission(code="contact.hand-over", title="Hand a decided contact over to a team that takes it up"),
    Permission(code="handover.answer", title="Accept or decline what the front door hands to one's own team"),
    Permission(code="disagreement.raise", title="Raise a professional disagreement, and take it up a stage"),
    Permission(code="disagreement.answer", title="Answer a professional disagreement between workers"),
    Permission(code="disagreement.answer-senior", title="Answer a professional disagreement for a manager or above"),
    Permission(code="request.see", title="See requests put to one's own agency"),
    Permission(code="request.answer", title="Answer a request for one's own agency"),
    Permission(code="request.release", title="Let an answer of one's own agency leave the hub"),
    Permission(code="sealed.see", title="Read what partners told the hub under seal"),
    Permission(code="product.see", title="Read the product that partners agreed to"),
    Permission(code="feed.see", title="See what partners sent and what was refused"),
    Permission(code="feed.import", title="Import a partner's file"),
    Permission(code="feed.undo", title="Undo a whole import"),
    Permission(code="feed.mend", title="Mend or discard a refused row"),
    Permission(code="match.review", title="Say whether two records are the same person"),
    Permission(
        code="record.sever",
        title="Sever an adopted child's two lives, and keep the one before",
        note="Takes two people.",
    ),
    Permission(code="figures.see", title="See figures in which nobody can be recognised"),
    Permission(code="figures.drill", title="Open the children behind a figure, for a reason they give"),
    Permission(code="figures.report", title="Write a report card on a figure, and its steps"),
    Permission(code="setup.see", title="See agencies, teams, hours, thresholds"),
    Permission(code="setup.change", title="Change agencies, teams, hours, thresholds"),
    Permission(code="staff.manage", title="Give and end memberships, record credentials"),
    Permission(code="audit.read", title="See who looked and who did what"),
    Permission(code="audit.review", title="Review flagged sights and broken glass"),
)

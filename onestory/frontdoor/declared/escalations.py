"""What is raised when each clock of the front door runs out. Every clock is here, or says why it is not raised."""

from onestory.frontdoor.declared.standings import Escalates

RAISED_AS = {
    "FD01": Escalates.DECISION_OVERDUE,
    "FD02": Escalates.DECISION_OVERDUE,
    "FD02-outcome": Escalates.OVERDUE,
    "FD04": Escalates.OVERDUE,
    "FD04-danger": Escalates.OVERDUE,
    "FD05": Escalates.REQUEST_OVERDUE,
    "FD06": Escalates.REQUEST_OVERDUE,
    "FD07": Escalates.REQUEST_OVERDUE,
    "FD07-blue": Escalates.REQUEST_OVERDUE,
    "FD08": Escalates.SCHOOL_NOT_TOLD,
    "FD12": Escalates.HANDOVER_OVERDUE,
    "FD12-red": Escalates.HANDOVER_OVERDUE,
    "FD13": Escalates.FILE_HELD,
    "FD14": Escalates.NIGHT_NOT_TAKEN_UP,
    "FD16": Escalates.COURT_OVERDUE,
    "FD17": Escalates.NOT_OFFERED,
    "FD17-red": Escalates.NOT_OFFERED,
    "TR1": Escalates.TRANSFER_OVERDUE,
    "TR1-red": Escalates.TRANSFER_OVERDUE,
    "PD1": Escalates.DISAGREEMENT_OVERDUE,
    "PD2": Escalates.DISAGREEMENT_OVERDUE,
    "PD3": Escalates.DISAGREEMENT_OVERDUE,
    "PD4": Escalates.DISAGREEMENT_OVERDUE,
    "PD-reply": Escalates.DISAGREEMENT_OVERDUE,
}
RAISED_ON_ITSELF = {
    "FD15": "An ask to a holder hangs on a person, not on a contact: it is marked itself, before those who decide."
}
NOT_RAISED = {
    "FD03": "The referrer's own: a call is written down here as it is taken, and waits for no letter to be acted on.",
    "FD09": "A definition, by which a referral counts as a re-referral: nothing is due when the year is over.",
    "FD10": "The employer's own, before the hub hears of it: no moment of it is kept here.",
    "FD11": "The return interview is another service's work: no moment of it is kept here.",
}

"""What to say to a caller, part by part: the hub's own words, beside the questions."""

SCRIPT = {
    "call": ("“You are through to the front door. What you tell me will be written down.”",),
    "danger": (
        "“Is the child safe at this moment?”",
        "If not: “Ring 999 now, then ring me back.” Stay on the line if they cannot.",
    ),
    "you": (
        "“Who am I speaking to, and how can I reach you?”",
        "“I will not tell the family who you are unless I must, and I would tell you first.”",
    ),
    "children": (
        "“Which children are you worried about? Who else is at home?”",
        "Spell names back. Ask for the date of birth, or about how old.",
    ),
    "adults": ("“Who looks after them? Who else lives there, or comes often?”",),
    "worry": (
        "“Tell me what you saw or heard, and when.”",
        "Write their words. Ask: “Did you see that yourself, or did somebody tell you?”",
        "“And what is going well?”",
    ),
    "parents": ("“Do the parents know that you are ringing us?”",),
    "consent": ("“Has the family agreed to any of this?” They need not have, if a child may be at risk.",),
}

"""What a question looks for: "does a safety plan exist?" asks for a safety plan. Pure."""

ASKS = frozenset({"do", "does", "did", "is", "are", "was", "were", "has", "have", "can", "show", "find"})
AROUND = frozenset({"exist", "exists", "existed", "any", "anything", "there", "got", "show", "find", "tell", "please"})
"""What a question has around what it looks for, besides the words that no search looks for."""
MARKS = "?!.,;"


def looked_for(asked: str) -> str:
    """The words to look for. What is no question, or has quotation marks, stays as it was typed."""
    words = asked.split()
    is_question = bool(words) and (words[0].lower() in ASKS or asked.rstrip().endswith("?"))
    if not is_question or '"' in asked:
        return asked
    kept = [word for word in words if word.strip(MARKS).lower() not in AROUND | ASKS]
    return " ".join(kept).rstrip(MARKS) or asked

"""Strangers' tools let loose on a running hub, role by role: wapiti and sqlmap. Run on demand; see README.md."""

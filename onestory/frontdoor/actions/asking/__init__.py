"""Asking partners and answering the hub; what was shared."""

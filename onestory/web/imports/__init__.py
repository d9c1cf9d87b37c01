"""Imports: each partner's file seen before it counts, taken in, taken back, and every refused row worked."""

"""Pure arithmetic of figures: expressions, periods, standing against a target, what may leave."""

"""What partners were asked, as the hub and as each agency sees it; what was shared."""

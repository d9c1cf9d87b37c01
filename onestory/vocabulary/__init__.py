"""Every coded list that more than one room uses, dated and sourced."""

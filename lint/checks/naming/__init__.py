"""What the kinds of names share: the gazetteer, how like two names are, and which place and agency a report is of."""

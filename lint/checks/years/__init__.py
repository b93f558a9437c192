"""What the checks share that compare a report with the one on the year before."""

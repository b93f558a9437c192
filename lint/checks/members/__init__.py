"""What the checks share that compare a government's report with those of its members."""

"""The years and days that a report states, held against each other."""

"""The sections of a report held against those of the form, and lists of numbered headings."""

"""The meaning of a document as the official form: title, agency, year, sections, tables, figures, dates, names."""

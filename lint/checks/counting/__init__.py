"""The cells of the official tables: how they are named in words, and arithmetic over them."""

"""Charts as Altair specifications: what they show is given to them, they decide how it looks."""

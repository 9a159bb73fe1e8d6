"""Texts and ids in, vectors and neighbours out; imports nothing of the workbench."""

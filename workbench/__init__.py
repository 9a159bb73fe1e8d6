"""Claim Workbench: what two sides say about one event, figure by figure."""

__version__ = "0.1.0"

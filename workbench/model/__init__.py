"""The ground floor: frozen types and interval arithmetic; standard library only."""

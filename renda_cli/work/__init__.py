"""What then happens: one function a verb."""

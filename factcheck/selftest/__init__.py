"""How well a check works on the user's own documents: contradictions are planted in memory, and sought."""

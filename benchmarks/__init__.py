"""Quality and speed side by side with peers, one command each."""

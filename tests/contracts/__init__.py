"""One suite over all plug-ins of a folder."""

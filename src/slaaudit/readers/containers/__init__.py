"""What holds logs: folders and globs, zip archives, and files under a password."""

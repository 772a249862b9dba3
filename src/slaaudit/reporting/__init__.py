"""What all reports share: clean text, rates, wording, and the verdicts as rows."""

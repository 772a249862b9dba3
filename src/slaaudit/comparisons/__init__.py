"""Two stored results side by side, and a stored result against what is judged now."""

"""What the measures share: the bench they work at, the holds and the extensions of cases."""

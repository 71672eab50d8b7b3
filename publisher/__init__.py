"""Messy documents in, one accessible publication out: a book and its sound on one clock."""

"""Judgements: criteria and scores, kept apart from the list they lead to."""

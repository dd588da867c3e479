"""Thai text as plain Python: digits, damaged letters, dates, money in words, order, names.

Import the module of the question (``oneplan.thai.dates``); this file stays empty so
that reading a date never loads a dictionary.
"""

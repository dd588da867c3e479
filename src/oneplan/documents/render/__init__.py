"""The render engine: a paper described once and printed as PDF, Word or spreadsheet.

``description`` says what a paper contains; ``lines`` adds up its tables; the three printers
``typesetting``, ``word`` and ``sheet`` only dress the same lines.  Nothing here knows a form.
"""

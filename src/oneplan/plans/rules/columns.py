"""The columns a listing prints besides its title and its money, by their names in the database.

They are those of form ผ.02 (แผนพัฒนาท้องถิ่น) and of its table เดิม/ใหม่.
"""

PROGRAMME = "programme"
OBJECTIVE = "objective"
OUTPUT = "output"
INDICATOR = "indicator"
RESULT = "result"
UNIT = "unit"
REASON = "reason"
MONTHS = "months"
"""First and last month of the fiscal year (1 is October), of form ผด.02: "3-6"."""

COLUMNS = (PROGRAMME, OBJECTIVE, OUTPUT, INDICATOR, RESULT, UNIT)
"""In the order of the form.  The reason stands beside the comparison and is not part of it."""

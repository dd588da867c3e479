"""The overlap radar in the product: scans, the queue, verdicts of people, and learning from them.

The engine (``oneplan.engines.overlap``) thinks; nothing here is rejected or merged by it.
"""

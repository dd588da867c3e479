"""The overlap radar: the same work seen across levels, agencies, years and funds.

Import from the modules; this one stays empty so that a worker process starts fast.

``files``     ``match_file``, ``match_table``, ``rows_of``, ``read_gazetteer``: tables
``engine``    ``match_rows``, ``Pairs``: arrays, one or several processes
``index``     ``Index``: one text against all known ones, while somebody types
``training``  ``label``, ``learn``, ``learn_pairs``, ``measure``
``model``     ``Model``, ``load_model``, ``standard_model``
``verdicts``  ``Verdict``, ``Limits``

How it decides: docs/rules/overlap.md.
"""

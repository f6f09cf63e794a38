"""Planted contradictions and their consistent twins: one module a kind of change.

Every generator takes a sentence, a random generator and pools of names, and yields `Edit`s. It yields nothing
where it can't be sure of the label: a wrong label costs more than a missing row.
"""

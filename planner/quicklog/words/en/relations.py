"""English words for what a person is to somebody: *her manager Ben*, *Ana's boss*."""

from __future__ import annotations

RELATIONS = """
boss friend colleague manager recruiter founder cofounder co-founder ceo cto cfo brother sister
wife husband partner mentor mentee neighbour neighbor investor cousin client customer teammate
roommate classmate professor teacher colleagues flatmate coach contact buddy mate assistant report
lead head director vp president coo cmo designer engineer developer pm hr vc student daughter son
mum mom dad father mother girlfriend boyfriend fiance fiancee pa ea secretary deputy successor
predecessor counterpart supervisor advisor adviser editor agent lawyer associate intern trainee
team flatmates friends kids child children baby dog uncle aunt nephew niece grandma grandpa family
staff crew people
"""
FAMILY = (
    "brother|sister|wife|husband|daughter|son|mum|mom|dad|father|mother|kid|kids|child"
    "|children|baby|dog|cat|parents|family"
)
"""Who belongs to somebody's life: what is told of them is a note about that person."""
OWNERS = "my|her|his|their|our|your|the|a|an|old|former|ex|new|own|phd"
"""What stands before such a word: *her old boss*."""

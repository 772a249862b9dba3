"""Mutants of a rule set: one small change each, which its tests must notice."""

from slaaudit.mutants.making import MUTATIONS, Mutant, mutants_of
from slaaudit.mutants.proposing import Proposer
from slaaudit.mutants.trial import MutantScore, Trial

__all__ = ["MUTATIONS", "Mutant", "MutantScore", "Proposer", "Trial", "mutants_of"]

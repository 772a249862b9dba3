"""A sample of cases to be checked against the source system, and what the check came to."""

from slaaudit.sampling.answers import SHEET_HEADINGS, answers_of
from slaaudit.sampling.drawing import Sample, SampledCase, Stratum, draw_sample
from slaaudit.sampling.estimating import Evaluation, evaluate
from slaaudit.sampling.evaluation_document import evaluation_document
from slaaudit.sampling.sample_document import sample_document, sheet_table
from slaaudit.sampling.sample_plain import EVALUATION_SCHEMA, evaluation_plain, sample_plain
from slaaudit.sampling.sizes import Precision

__all__ = [
    "EVALUATION_SCHEMA",
    "SHEET_HEADINGS",
    "Evaluation",
    "Precision",
    "Sample",
    "SampledCase",
    "Stratum",
    "answers_of",
    "draw_sample",
    "evaluate",
    "evaluation_document",
    "evaluation_plain",
    "sample_document",
    "sample_plain",
    "sheet_table",
]

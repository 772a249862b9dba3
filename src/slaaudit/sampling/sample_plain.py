"""Sample and evaluation for machines: described by `reports/sample.schema.json`."""

from slaaudit.results import StoredResult
from slaaudit.sampling.drawing import Sample, SampledCase, Stratum
from slaaudit.sampling.estimating import Evaluation
from slaaudit.sampling.sizes import Precision

SAMPLE_SCHEMA, EVALUATION_SCHEMA = "slaaudit/sample/1", "slaaudit/sample-evaluation/1"


def sample_plain(sample: Sample, precision: Precision) -> dict[str, object]:
    """Give a sample as plain values."""
    return {
        "schema": SAMPLE_SCHEMA,
        **_head(sample, precision),
        "strata": [_stratum(each) for each in sample.strata],
        "cases": [_case(each) for each in sample.cases],
    }


def evaluation_plain(evaluation: Evaluation) -> dict[str, object]:
    """Give an evaluation as plain values; rates in percent."""
    sample = evaluation.sample
    pairs = zip(sample.strata, evaluation.strata, strict=True)
    return {
        "schema": EVALUATION_SCHEMA,
        **_head(sample, evaluation.precision),
        "checked": evaluation.checked,
        "unfilled": evaluation.unfilled,
        "wrong": len(evaluation.wrong),
        "covered": evaluation.covered,
        "error_percent": round(evaluation.error_percent, 4),
        "interval_percent": [round(end, 4) for end in evaluation.interval],
        "interval_method": "stratified, Wilson on the effective sample size",
        "strata": [
            {**_stratum(stratum), "checked": each.checked, "wrong": each.wrong}
            for stratum, each in pairs
        ],
        "cases": [_case(each) for each in evaluation.wrong],
    }


def _head(sample: Sample, precision: Precision) -> dict[str, object]:
    return {
        **_of(sample.result),
        "seed": sample.seed,
        "population": sample.population,
        "left_out": sample.left_out,
        "drawn": len(sample.cases),
        "needed": precision.size(sample.population),
        "error_bound_percent": precision.error_percent,
        "confidence_percent": precision.confidence_percent,
    }


def _of(result: StoredResult) -> dict[str, object]:
    return {
        "institution": {"id": result.institution.id, "name": result.institution.name},
        "period": {
            "label": result.period.label,
            "from": result.period.from_on.isoformat(),
            "until": result.period.until_on.isoformat(),
        },
        "as_of": result.as_of.isoformat(timespec="seconds"),
    }


def _stratum(stratum: Stratum) -> dict[str, object]:
    return {
        "standard": stratum.standard,
        "verdict": None if stratum.verdict is None else stratum.verdict.key,
        "population": stratum.population,
        "drawn": stratum.drawn,
    }


def _case(case: SampledCase) -> dict[str, object]:
    row = case.row
    return {
        "number": case.number,
        "standard": row.standard,
        "case": row.case,
        "verdict": row.verdict,
        "value": row.value,
        "unit": row.unit,
        "due_at": row.due_at,
        "file": row.file,
        "sheet": row.sheet,
        "row": row.row,
    }

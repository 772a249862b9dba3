"""Every code in one place, each family in its own module.

1xx text, 2xx schema, 3xx meaning, 4xx citation, 5xx rule tests, 6xx waivers, 7xx logs, 8xx usage.
"""

from slaaudit.findings.case_messages import CASE_MESSAGES
from slaaudit.findings.check_messages import CHECK_MESSAGES
from slaaudit.findings.engine_messages import ENGINE_MESSAGES
from slaaudit.findings.file_messages import FILE_MESSAGES
from slaaudit.findings.log_messages import LOG_MESSAGES
from slaaudit.findings.meaning_messages import MEANING_MESSAGES
from slaaudit.findings.message import Message
from slaaudit.findings.plausibility_messages import PLAUSIBILITY_MESSAGES
from slaaudit.findings.result_messages import RESULT_MESSAGES
from slaaudit.findings.sample_messages import SAMPLE_MESSAGES
from slaaudit.findings.schema_messages import SCHEMA_MESSAGES
from slaaudit.findings.text_messages import TEXT_MESSAGES
from slaaudit.findings.trial_messages import TRIAL_MESSAGES
from slaaudit.findings.usage_messages import USAGE_MESSAGES
from slaaudit.findings.waiver_messages import WAIVER_MESSAGES

CATALOGUE: dict[str, Message] = {
    message.code: message
    for message in (
        *TEXT_MESSAGES,
        *SCHEMA_MESSAGES,
        *MEANING_MESSAGES,
        *CHECK_MESSAGES,
        *WAIVER_MESSAGES,
        *FILE_MESSAGES,
        *LOG_MESSAGES,
        *ENGINE_MESSAGES,
        *PLAUSIBILITY_MESSAGES,
        *USAGE_MESSAGES,
        *RESULT_MESSAGES,
        *SAMPLE_MESSAGES,
        *CASE_MESSAGES,
        *TRIAL_MESSAGES,
    )
}

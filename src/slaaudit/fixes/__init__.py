"""What is safe to mend in a rule file: one way of mending, one file.

A fixer looks at one finding and at the file's text, and gives an edit or None. Whether the edit
does good is not its concern: `mend` tries it, and takes it only if the finding goes and no other
error comes.
"""

from slaaudit.fixes.diffing import file_diff
from slaaudit.fixes.mending import Mended, mend, with_fixes

__all__ = ["Mended", "file_diff", "mend", "with_fixes"]

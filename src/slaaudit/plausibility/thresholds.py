"""From where on a record is called implausible. `rules/README.md` tells people the same figures.

Every threshold is set so that honest logs stay silent (tests make hundreds of them).
"""

#: A chance finding is one in so many logs, however often a log is looked at.
RARE = 1e-6
#: Dates so long before nearly all others are a slip of the pen.
ANCIENT_SECONDS = 3 * 366 * 86_400
#: Of fewer cases nobody can say when the others were.
ANCIENT_CASES = 5
#: Nine cases in ten are later than this share of them.
EARLY_SHARE = 0.1
#: The last moments before a due moment: ten minutes, but never over a twelfth of the time allowed.
LAST_SECONDS, LAST_PART = 600, 12
#: They are held against so many spans of the same length, themselves included.
COMPARED_SPANS = 6
LAST_CASES, LAST_SHARE = 10, 0.5
SAME_SECOND_CASES = 5
#: Ids follow the dates of their neighbours; so far behind them is not late entry any more.
BACKDATED_SECONDS = 5 * 86_400
#: Where more are out of order, the numbers do not follow the receipt at all.
BACKDATED_MOST = 0.05
NUMBERED_CASES = 20
#: One minute in ten is a round one.
ROUND_MINUTES, ROUND_CASES, ROUND_SHARE = 10, 100, 0.75
BULK_CASES, BULK_TIMES = 10, 3
#: A week is missing where so many cases were to be expected.
WEEK_CASES = 15
#: Where more weeks are empty, the record has its seasons.
EMPTY_WEEKS_MOST = 0.5

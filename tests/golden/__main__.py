"""Asks all golden questions and prints how many are answered right, as tables in Markdown."""

import sys

from tests.golden.figures import by_set, by_tag

sys.stdout.write(f"{by_set()}\n{by_tag()}")

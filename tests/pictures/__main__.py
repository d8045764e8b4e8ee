"""Draws the docs' pictures of answers anew where the answers have changed."""

import sys

from tests.pictures.answers import FOLDER, messages
from tests.pictures.browser import BrowserError
from tests.pictures.picture import make_pictures

try:
    drawn = make_pictures(messages(), FOLDER)
except BrowserError as error:
    sys.exit(str(error))
for file in drawn:
    sys.stdout.write(f"{file.relative_to(FOLDER.parents[1])}\n")
sys.stdout.write(f"{len(drawn)} drawn, the others are as the bot sends them\n")

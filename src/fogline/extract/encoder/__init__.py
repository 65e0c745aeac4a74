"""The trained encoder: what a sentence says of each of its candidates, read by a small transformer."""

from fogline.extract.encoder.grades import grade
from fogline.extract.encoder.heads import Asked, Shares, chances, digest
from fogline.extract.encoder.parties import fits, kinds_known
from fogline.extract.encoder.wordpieces import pieces_of

__all__ = ["Asked", "Shares", "chances", "digest", "fits", "grade", "kinds_known", "pieces_of"]

"""Labels of the world pack that are listed whole keep their name: they are no plural of anything."""

from __future__ import annotations

from fogline.gazetteer import ActorIndex, load_pack
from fogline.model import Resolution
from fogline.resolve.actors import resolve_actors
from support.mentions import one_mention


def test_a_label_of_several_words_is_not_made_a_plural() -> None:
    document, claim = one_mention("", "The international community", " condemned the raid.")
    found = [f.record for f in resolve_actors(document, [claim], ActorIndex([load_pack("world")]), on=None)]
    assert [r.party.name for r in found if isinstance(r, Resolution) and r.party] == ["International community"]

"""A process that appends until it is killed, saying after each batch how far it is; run by `test_durability`."""

from __future__ import annotations

import sys
from pathlib import Path

from fogline.ledger import Ledger
from support.ledgers import TEXT, a_capture, a_claim, a_document, a_full_claim, entry_of


def main(directory: Path, first: int) -> None:
    with Ledger.open(directory, write=True) as ledger:
        print("ready", flush=True)  # noqa: T201 - its parent reads it
        number = first
        while True:
            number += 1
            text = f"{TEXT * (number % 7 + 1)}Report {number}."
            capture = a_capture(ledger.put_blob(text.encode()), f"report-{number}.txt")
            document = a_document(capture, text)
            records = (capture, document, a_claim(document), a_full_claim(document))
            ledger.append([entry_of(record) for record in records])
            head = ledger.head()
            print(head.sequence, head.hash, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""Every exception Fogline raises, as one tree.

Exceptions are for people, programs and machines: a wrong option, a broken ledger, a missing model.
Bad *input data* never raises; it becomes a `fogline.model.Problem` in the ledger.

    FoglineError
    ├── UsageError            the person asked for something that cannot be done; exit code 2
    │   ├── ConfigError       fogline.toml is wrong
    │   ├── ProjectError      no project here, or one that is in the way
    │   └── PackError         a conflict pack cannot be read
    ├── LedgerError           the ledger refuses or is damaged; exit code 1
    │   ├── AppendRefused     an entry breaks a law
    │   └── LedgerCorrupt     what is stored is not what was written
    ├── QuoteError            a quote is not in its text at its offsets
    ├── ModelMissing          a language model or index is not installed
    └── GazetteerError        an index of names cannot be built or read
"""

from __future__ import annotations


class FoglineError(Exception):
    """Root of all errors; `code` is permanent and kebab-case, `exit_code` is what the command returns."""

    code = "error"
    exit_code = 1


class UsageError(FoglineError):
    """The person asked for something that cannot be done; the message says what to do instead."""

    code = "usage"
    exit_code = 2


class ConfigError(UsageError):
    """A setting in `fogline.toml` is unknown or has the wrong form."""

    code = "config-invalid"


class ProjectError(UsageError):
    """There is no project at the path, or one where none should be."""

    code = "project-missing"


class PackError(UsageError):
    """A conflict pack is missing or one of its files is wrong."""

    code = "pack-invalid"


class LedgerError(FoglineError):
    """The ledger refuses an operation or is damaged."""

    code = "ledger-error"


class AppendRefused(LedgerError):
    """An entry breaks one of the laws; nothing of its batch was written."""

    code = "append-refused"


class LedgerCorrupt(LedgerError):
    """What is stored is not what was written; run `fogline verify` to see where."""

    code = "ledger-corrupt"


class QuoteError(FoglineError):
    """A quote does not stand in its text at its offsets."""

    code = "quote-not-found"


class ModelMissing(FoglineError):
    """A language model or other part that ships as a package is not installed."""

    code = "model-missing"


class GazetteerError(FoglineError):
    """An index of names cannot be built, opened or trusted."""

    code = "gazetteer-error"

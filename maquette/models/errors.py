"""What can go wrong with a model, as sentences for its user.

ModelError
├── NoKey             its provider has no key, or refuses the one it has
├── NoCredit          the provider's account has nothing left to spend
├── OverBudget        the user's budget has too little left for it
├── Refused           the provider will not make this picture: never asked again
├── BadAnswer         what came back is nothing we understand
├── TimedOut          no answer in time; it may be paid for all the same
└── Passing           worth asking again
    ├── RateLimited   too many requests for now
    └── Away          the provider is not reached, or broken
"""

from maquette.errors import MaquetteError, Unavailable


class ModelError(MaquetteError):
    """A model did not do what it was asked."""

    status = 502
    default_code = "model_failed"


class NoKey(ModelError):
    """Its provider has no key, or refuses the one it has."""

    status = 409
    default_code = "no_key"


class NoCredit(ModelError):
    """The provider's account has nothing left to spend."""

    default_code = "no_credit"


class OverBudget(ModelError):
    """The user's budget has too little left: nothing was asked, nothing paid."""

    status = 409
    default_code = "over_budget"


class Refused(ModelError):
    """The provider will not do this, however often it is asked."""

    default_code = "refused"


class BadAnswer(ModelError):
    """An answer came that is none."""

    default_code = "bad_answer"


class TimedOut(ModelError):
    """No answer in time: asking again may pay twice, so nobody does."""

    default_code = "timeout"


class Passing(Unavailable, ModelError):
    """It may go better next time; `retry_after` in seconds, as far as the provider said."""

    default_code = "unavailable"

    def __init__(self, message: str, *, retry_after: float = 0.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RateLimited(Passing):
    """Too many requests for now."""

    default_code = "rate_limited"


class Away(Passing):
    """The provider is not reached, or broken."""

    default_code = "unavailable"

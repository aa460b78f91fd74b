"""What a command can say when it stops: a sentence for a person and an exit code."""


class CoreError(Exception):
    """A sentence that names the file, what was expected, what came and what to do.

    `code` is the word that programs look at (the JSON event's `code`), `exit_code` the process's.
    """

    code = "bug"
    exit_code = 1


class InputError(CoreError):
    """Something the person gave can't be used. Nothing has been written."""

    code = "input"
    exit_code = 2


class Changed(InputError):
    """A file became another one while it was read: what was made of both is of no use."""

    def __init__(self, path: str):
        super().__init__(
            f"{path} was changed while it was read, so what was made of it is partly of what it was "
            "before. Run the same again once nothing writes there any more."
        )


class Cancelled(CoreError):
    """The person, or the program that started us, asked to stop."""

    code = "cancelled"
    exit_code = 3

    def __str__(self) -> str:
        return "Cancelled."

"""`python -m lint` is the command `disclosure-lint`."""

import signal
import sys


def main() -> None:
    """Run the command; whenever it is interrupted, it leaves without a traceback."""
    # While there is nothing yet to tell, an interrupt ends the process.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from lint.cli import main as command
    from lint.cli.signals import exit_code, heed

    try:
        heed()
        command()
    except KeyboardInterrupt as error:
        sys.exit(exit_code(error))


if __name__ == "__main__":
    main()

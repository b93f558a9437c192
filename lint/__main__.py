"""`python -m lint` is the command `disclosure-lint`."""

from lint.cli import main

if __name__ == "__main__":
    main()

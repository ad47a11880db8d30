"""`python -m onrecord`: the command, where no script of that name is on the path."""

from onrecord.cli import main

if __name__ == "__main__":
    main(prog_name="onrecord")

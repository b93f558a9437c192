"""The two scripts."""

import os
import subprocess
import sys

import pytest

INTERRUPTED_WHILE_IT_LOADS = """
import os, signal, sys

class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("opencc"):
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupts())
from lint.document import to_simplified
try:
    to_simplified("公開")
except KeyboardInterrupt:
    print("interrupted", "opencc" in sys.modules)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_waits_until_the_converter_is_loaded() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", INTERRUPTED_WHILE_IT_LOADS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "interrupted True\n"

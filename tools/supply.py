"""What the program stands on, from the metadata of what is installed: bill of materials, licences, lock file.

    python tools/supply.py sbom [FILE]        CycloneDX JSON of the runtime; --extra NAME adds an extra
    python tools/supply.py licences           a table; exit 1 for a licence that is not known to go with MIT
    python tools/supply.py lock [FILE]        exact versions of the runtime and of dev, for `pip install -r`
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

PROJECT = tomllib.loads((Path(__file__).resolve().parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
NAME = PROJECT["name"]
# Licences whose works may be used by a program under MIT without a word on the program itself.
COMPATIBLE = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python|MPL|HPND|Unlicense|CC0|Zlib|0BSD|Artistic|Public Domain", re.I)
REFUSED = re.compile(r"\bA?GPL|GNU (Affero|General)", re.I)


def installed(extras: Iterable[str] = ()) -> dict[str, Distribution]:
    """The distributions that the program needs with these extras, by name; pyproject.toml tells its own needs."""
    found: dict[str, Distribution] = {}
    own = PROJECT["dependencies"] + [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    waiting = [(canonical((needed := Requirement(line)).name), frozenset(needed.extras)) for line in own]
    seen = set(waiting)
    while waiting:
        name, wanted = waiting.pop()
        try:
            one = found[name] = distribution(name)
        except PackageNotFoundError:
            print(f"not installed: {name}", file=sys.stderr)
            continue
        for line in one.requires or ():
            needed = Requirement(line)
            if needed.marker and not any(needed.marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
                continue
            entry = (canonical(needed.name), frozenset(needed.extras))
            if entry not in seen:
                seen.add(entry)
                waiting.append(entry)
    return dict(sorted(found.items()))


def canonical(name: str) -> str:
    """A name as indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(one: Distribution) -> str:
    """What a distribution says of its licence."""
    metadata = one.metadata
    classified = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if line.startswith("License ::")]
    stated = metadata.get("License-Expression") or "; ".join(classified) or (metadata.get("License") or "").partition("\n")[0]
    return stated.strip() or "unknown"


def sbom(extras: Iterable[str]) -> dict[str, Any]:
    """The bill of materials; the same for the same environment."""
    components = [component(one) for one in installed(extras).values()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": NAME, "name": NAME, "version": PROJECT["version"]}},
        "components": components,
    }


def component(one: Distribution) -> dict[str, Any]:
    """A distribution in the bill."""
    name = canonical(one.metadata["Name"])
    reference = f"pkg:pypi/{name}@{one.version}"
    licences = [{"license": {"name": licence_of(one)}}]
    return {"type": "library", "bom-ref": reference, "name": name, "version": one.version, "purl": reference, "licenses": licences}


def licences() -> int:
    """Print the table; 1 when a licence of the runtime is not known to go with this program's."""
    wrong = 0
    runtime = installed()
    for name, one in installed(("dev", "docs", "cluster")).items():
        stated = licence_of(one)
        part = "runtime" if name in runtime else "development or extra"
        fits = bool(COMPATIBLE.search(stated)) and not REFUSED.search(stated)
        wrong += part == "runtime" and not fits
        print(f"{name}\t{one.version}\t{stated}\t{part}{'' if fits else chr(9) + 'look at it'}")
    return int(wrong > 0)


def lock() -> str:
    """The lock file; it names no index."""
    lines = [f"{name}=={one.version}" for name, one in installed(("dev",)).items()]
    return "# Made by `python tools/supply.py lock`: what the tests were run with.\n" + "\n".join(lines) + "\n"


def main() -> int:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("sbom", "licences", "lock"))
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--extra", action="append", default=[])
    given = parser.parse_args()
    if given.what == "licences":
        return licences()
    made = lock() if given.what == "lock" else json.dumps(sbom(given.extra), ensure_ascii=False, indent=2) + "\n"
    if given.file:
        given.file.write_text(made, "utf-8")
    else:
        print(made, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())

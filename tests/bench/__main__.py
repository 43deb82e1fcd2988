"""`./dev bench [NAME...]`: every benchmark, each beside its peer in the same run."""

import importlib
import sys

NAMES = ("ui", "scanner", "printer", "card", "backend", "payment")


def main() -> int:
    """Run the named ones, or all; 2 for a name that is none."""
    wanted = sys.argv[1:] or list(NAMES)
    strange = [name for name in wanted if name not in NAMES]
    if strange:
        print(f"no benchmark {strange[0]}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in wanted:
        importlib.import_module(f"tests.bench.{name}").main()
        print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Put the compiled lexicon beside its TOML files in the wheel, so that an installed copy starts without parsing them."""

import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLexicons(BuildHookInterface[Any]):
    """Make compiled.jsonl; the modules it needs import only the standard library, so that the build needs nothing else."""

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file outside of the checkout; an editable install reads the TOML as it stands."""
        if version == "editable":
            return
        root = Path(self.root)
        self._folder = TemporaryDirectory()
        sys.path.insert(0, str(root / "src"))
        try:
            load = import_module("resumefit.lexicon.load")
            wordings = import_module("resumefit.extract.wordings")
        finally:
            sys.path.remove(str(root / "src"))
        lexicon = load.lexicon_from_folder(root / "lexicons")
        table = wordings.wordings_to_json(wordings.make_wordings(lexicon))
        compiled = Path(self._folder.name) / load.COMPILED_NAME
        compiled.write_text(load.stored_lexicon(root / "lexicons", table), encoding="utf-8", newline="\n")
        build_data["force_include"][str(compiled)] = f"resumefit/_lexicons/{load.COMPILED_NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the file once it is in the wheel."""
        if self._folder is not None:
            self._folder.cleanup()

"""Layers of a PDF that are switched off when it is opened: what is painted on them, nobody sees."""

from collections.abc import Set
from typing import Any

from resumefit.readers.pdf_objects import follow

_MOST_LAYERS = 5000


def layers_off(catalogue: Any) -> frozenset[int]:
    """Give the object numbers of the layers that are off by the file's own default."""
    properties = _entry(catalogue, "/OCProperties")
    chosen = _entry(properties, "/D")
    off = _numbers(_entry(chosen, "/OFF"))
    if _entry(chosen, "/BaseState") == "/OFF":
        off |= _numbers(_entry(properties, "/OCGs")) - _numbers(_entry(chosen, "/ON"))
    return frozenset(off)


def is_off(layer: Any, off: Set[int]) -> bool:
    """Say whether a layer, or what several layers decide together, is off."""
    if not off or layer is None:
        return False
    if getattr(layer, "idnum", None) in off:
        return True
    group = follow(layer)
    members = group.get("/OCGs") if isinstance(group, dict) else None
    if members is None:
        return False
    listed = follow(members)
    states = [getattr(member, "idnum", None) in off for member in (listed if isinstance(listed, list) else [members])]
    policy = str(group.get("/P", "/AnyOn"))
    if not states:
        return False
    if policy in ("/AllOn", "/AnyOff"):
        return any(states) == (policy == "/AllOn")
    return all(states) if policy == "/AnyOn" else not all(states)


def _entry(holder: Any, key: str) -> Any:
    return follow(holder.get(key)) if isinstance(holder, dict) else None


def _numbers(layers: Any) -> set[int]:
    listed = layers[:_MOST_LAYERS] if isinstance(layers, list) else ()
    return {layer.idnum for layer in listed if hasattr(layer, "idnum")}

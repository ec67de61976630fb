"""The whole studio put together: the only place, beside the command line, that knows every room."""

from importlib import import_module
from pkgutil import iter_modules

from maquette import kinds
from maquette.library.registry import Registry


def registry() -> Registry:
    """Every kind there is: each module in `maquette/kinds/` declares one as its `KIND`."""
    modules = (
        import_module(f"{kinds.__name__}.{found.name}") for found in iter_modules(kinds.__path__)
    )
    return Registry(module.KIND for module in modules)

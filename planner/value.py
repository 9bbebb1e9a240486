"""Named tuples that are quick to declare.

`typing.NamedTuple` compiles every annotation of a class that it makes: with fifty classes on the way of `planner log`
that took a twentieth of its time. Here `collections.namedtuple` makes the class and the annotations are left as they
stand. To a type checker it is `typing.NamedTuple`, and what it makes behaves the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Declared(type):
        """Makes a named tuple of a class's body: its fields are those annotated."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = list(body["__annotations__"])
            defaults = [field for field in fields if field in body]
            if defaults != fields[len(fields) - len(defaults):]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            values = [body[field] for field in defaults]
            made = namedtuple(name, fields, defaults=values, module=body["__module__"])
            for key, value in body.items():
                if key not in fields and key not in ("__module__", "__qualname__"):
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Declared, "NamedTuple", (), {})

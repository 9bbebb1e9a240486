"""Named tuples that are quick to declare.

`typing.NamedTuple` compiles a constructor for each class, and every annotation of it: with fifty classes on the way of
`planner log` that took a tenth of its time. Here a constructor is compiled once for each number of fields, and the
annotations are left as they stand. To a type checker it is `typing.NamedTuple`, and what it makes behaves the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType
    from typing import NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    class _Named(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> _Named:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **values: Any) -> _Named:
            made = self._make(map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"Got unexpected field names: {list(values)!r}")
            return made

        __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join([f"{name}={value!r}" for name, value in self._asdict().items()])
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class _Declared(type):
        """Makes a class of its body, in a module that postpones annotations: its fields are those annotated."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body["__annotations__"])
            defaults = {field: body[field] for field in fields if field in body}
            if fields[len(fields) - len(defaults):] != tuple(defaults):
                raise TypeError(f"{name}: a field without a default follows one that has one")
            code = _constructor(len(fields)).replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__",
            )
            return type(name, (_Named,), {
                **body, **{field: _tuplegetter(place, "") for place, field in enumerate(fields)},
                "__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults,
                "__new__": FunctionType(code, _NAMES, "__new__", tuple(defaults.values())),
            })

    _NAMES = {"_new": tuple.__new__}

    @cache
    def _constructor(count: int) -> CodeType:
        """The code of a constructor of so many fields, which lacks nothing but their names."""
        fields = "".join([f"_{place}, " for place in range(count)])
        return eval(f"lambda _cls, {fields}: _new(_cls, ({fields}))").__code__

    NamedTuple = type.__new__(_Declared, "NamedTuple", (), {})

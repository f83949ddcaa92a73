"""From when to when there is a station."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.work.desk import Desk
from renda_cli.work.names import Named

ALWAYS = date(1949, 1, 1)  # a station's first rule, unless told otherwise, holds for as long as anybody may ask


def there(desk: Desk, station: Named, first: date, last: date, remedy: str) -> None:
    """Raises InputError, ending in `remedy`, when a station was opened after a span of days or closed before it."""
    ((opened, closed),) = desk.file.tuples("SELECT opened_on, closed_on FROM station WHERE id = ?", (station.id,))
    if opened and opened > last.isoformat():
        raise InputError(f"{station.name} {opened} 才启用", remedy)
    if closed and closed < first.isoformat():
        raise InputError(f"{station.name} {closed} 已撤销", remedy)

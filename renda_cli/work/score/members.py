"""Who belongs to whom, as SQL: what deputies and stations did is rolled up to their group, village, station and town."""

from renda_cli.work.seats import acting
from renda_cli.work.station.days import POSTED

# A district is the village that it is named after (留道村选区); those that only have a number stay as they are (第3选区).
_BARE = "iif(t.district LIKE '%选区', substr(t.district, 1, length(t.district) - 2), t.district)"
_VILLAGE = f"iif({_BARE} LIKE '第%' AND {_BARE} NOT LIKE '%村' AND {_BARE} NOT LIKE '%社区' OR {_BARE} = '', t.district, {_BARE})"
_OWN = f"seat t WHERE t.level = (SELECT level FROM own_level) AND {acting('t', 't.id')}"
_BY_DISTRICT = f"SELECT DISTINCT {_VILLAGE} AS subject, t.deputy_id AS holder FROM {_OWN} AND length(t.district) > 0"
_STATIONS_OF_VILLAGE = "SELECT village AS subject, id AS holder FROM station WHERE length(village) > 0"
_POSTED = f"SELECT DISTINCT p.station_id AS subject, p.deputy_id AS holder FROM station_deputy p WHERE NOT p.visiting AND {POSTED}"

# (whose figures, from whose records) → a relation (subject, holder), each pair once; bound is :day. The town is the subject 1.
ROLLED = {
    (
        "group",
        "deputy",
    ): f"SELECT DISTINCT t.group_id AS subject, t.deputy_id AS holder FROM {_OWN} AND t.group_id IS NOT NULL",
    ("village", "deputy"): _BY_DISTRICT,
    ("village", "station"): _STATIONS_OF_VILLAGE,
    ("station", "deputy"): _POSTED,
    ("town", "deputy"): "SELECT 1 AS subject, id AS holder FROM deputy",
}
# Who is counted as a member, for a mean or a share: of the town those acting on the day, while what others did was done all the same.
MEMBERS = ROLLED | {("town", "deputy"): f"SELECT DISTINCT 1 AS subject, t.deputy_id AS holder FROM {_OWN}"}
# The villages that the file knows of, with :day: by the districts, the stations and where opinions lie.
VILLAGES = f"""SELECT subject AS village FROM ({_BY_DISTRICT}) UNION SELECT subject FROM ({_STATIONS_OF_VILLAGE})
    UNION SELECT village FROM opinion WHERE length(village) > 0"""

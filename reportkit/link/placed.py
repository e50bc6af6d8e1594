"""Names of a place by level, as file names have them (浙江_义乌), to its unit."""

from __future__ import annotations

from reportkit.link.gazetteer import Place, Unit, gazetteer

# What names are short of, by the level that is said of them; any of them for a region of no level.
ENDS = {
    "province": ("", "省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区"),
    "city": ("", "市", "地区", "盟", "自治州", "州"),
    "county": ("", "县", "区", "市", "旗", "自治县", "自治旗", "林区", "特区"),
}
LEVELS = (*ENDS, "region")
SEPARATOR = "/"


def written(names: dict[str, str]) -> str | None:
    """Names by level, the highest first, in one string: ``province:浙江省/city:义乌``; None without any."""
    return SEPARATOR.join(f"{level}:{names[level]}" for level in LEVELS if names.get(level)) or None


def placed(told: str, years: tuple[int, ...] | None) -> list[Place]:
    """Units that ``told`` (``written``) may mean in ``years``, in any year where that is None."""
    names = [tuple(part.partition(":")[::2]) for part in told.split(SEPARATOR)]
    level, name = names[-1]
    ends = ENDS.get(level) or tuple(dict.fromkeys(end for all_ends in ENDS.values() for end in all_ends))
    found: dict[str, Place] = {}
    for end in ends:
        for place in gazetteer().places(name + end, years):
            if _is(place.unit, level) and all(_within(place, upper) for _, upper in names[:-1]):
                found.setdefault(place.unit.code, place)
        if found and not end:
            break  # the name in full
    return list(found.values())


def shown(told: str) -> str:
    """``told`` for people: 浙江省 义乌."""
    return " ".join(part.partition(":")[2] for part in told.split(SEPARATOR))


def _is(unit: Unit, level: str) -> bool:
    """Whether the unit may be called so: a city is a prefecture or a county that bears the name."""
    if level == "city":
        return unit.level == "prefecture" or unit.name.endswith("市")
    return level in ("region", unit.level)


def _within(place: Place, name: str) -> bool:
    return any(name in unit.forms for unit in (*place.above, place.unit))

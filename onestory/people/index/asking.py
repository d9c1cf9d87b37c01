"""A search on its way to the database: its names cleaned as the index cleans them, its keys, and what was found."""

import json
from uuid import UUID

from onestory.linkage.declared.cleaning import NAME, SOUND, composed
from onestory.linkage.declared.nicknames import families_of_names
from onestory.people.declared.search import ENOUGH_BY_KEY, weights
from onestory.people.index.copying import rows
from onestory.people.rules.finding import Asked

ROOTS: dict[str, list[str]] = {}
for _word, _root in families_of_names():
    ROOTS.setdefault(_word, []).append(_root)

CLEAN = f"select {composed(NAME, 'said')} from unnest(@) with ordinality as t (said, place) order by place"  # noqa: S608
SOUNDS = f"""
    select case when length(heard) > 1 then heard else word end
      from (select word, place, {composed(SOUND, "word")} as heard from unnest(@) with ordinality as t (word, place)) s
     order by place
"""  # noqa: S608
FIND = "select person_id, score, why from people_find(%s::jsonb, %s::int[], %s::jsonb, %s)"
KEYS = "select array_agg(hashtext(k)) from unnest(%s::text[]) k"
MOST_WORDS = 6

Found = tuple[UUID, float, list[str]]


def find(asked: Asked, *, top: int) -> list[Found]:
    """The people found, the weightiest first: by key, and if nobody is likely, by the likeness of their names."""
    told = _told(asked)
    keys = rows(KEYS, [_keys(told)])[0][0] or []
    by_key = _found(told | {"by_likeness": False}, keys, top)
    if (by_key and by_key[0][1] >= ENOUGH_BY_KEY) or not told["likeness"]:
        return by_key
    known = {found[0] for found in by_key}
    alike = [found for found in _found(told | {"by_likeness": True}, [], top) if found[0] not in known]
    return sorted([*by_key, *alike], key=lambda found: (-found[1], str(found[0])))[:top]


def _found(told: dict[str, object], keys: object, top: int) -> list[Found]:
    found = rows(FIND, [json.dumps(told), keys, json.dumps(weights()), top])
    return [(UUID(str(person)), float(str(score)), list(why)) for person, score, why in found]  # type: ignore[call-overload]


def _told(asked: Asked) -> dict[str, object]:
    """The search as `people_find` reads it."""
    names = [asked.given, asked.family, " ".join(asked.names)]
    given, family, free = (str(row[0] or "") for row in rows(_over(CLEAN), [names]))
    words = free.split()[:MOST_WORDS]
    whole_given, whole_family = given.split(" ")[0], family.replace(" ", "")
    sounds = [str(row[0] or "") for row in rows(_over(SOUNDS), [[whole_given, whole_family, *words]])]
    return {
        "given": whole_given,
        "given_sound": sounds[0],
        "given_roots": _roots(whole_given, sounds[0]),
        "family": whole_family,
        "family_sound": sounds[1],
        "names": words,
        "sounds": sounds[2:],
        "roots": [
            f"{word}:{root}" for word, sound in zip(words, sounds[2:], strict=True) for root in _roots(word, sound)
        ],
        "born": asked.born.isoformat() if asked.born else None,
        "year": asked.year,
        "postcode": asked.postcode.replace(" ", "").upper(),
        "district": asked.district,
        "phone": asked.phone,
        "numbers": [number for number in (asked.nhs_number, asked.upn, asked.number) if number],
        "likeness": " ".join(part for part in (whole_given, whole_family, *words) if part),
    }


def _roots(word: str, sound: str) -> list[str]:
    """The families of names that a forename belongs to, as standardising gives them."""
    own = [*ROOTS.get(word, []), word] if word else []
    return [*own, sound.lower()] if len(sound) > 2 else own


def _keys(told: dict[str, object]) -> list[str]:
    """The same keys as the index writes, for every way round that the names could be meant."""
    sounds = [str(sound) for sound in (told["given_sound"], told["family_sound"], *told["sounds"]) if sound]  # type: ignore[misc]
    born = str(told["born"] or "").replace("-", "")
    district = str(told["district"] or str(told["postcode"])[:-3])
    year = str(told["year"] or born[:4])
    keys = [f"i{number}" for number in told["numbers"]]  # type: ignore[attr-defined]
    keys += [f"p{told['phone']}"] if told["phone"] else []
    keys += [f"c{told['postcode']}"] if told["postcode"] else []
    keys += [f"d{born}", f"d{born[:4]}{born[6:]}{born[4:6]}"] if born else []
    for sound in sounds:
        keys += [f"y{sound}{year}"] if year else []
        keys += [f"y{sound}{int(year) + 1}", f"y{sound}{int(year) - 1}"] if told["year"] else []
        keys += [f"m{sound}{born[4:]}", f"m{sound}{born[6:]}{born[4:6]}"] if born else []
        keys += [f"o{sound}{district}"] if district else []
    keys += [f"s{min(a, b)} {max(a, b)}" for a in sounds for b in sounds if a != b]
    return keys


def _over(sql: str) -> str:
    """The cleaning steps, ready to be given a list of texts."""
    return sql.replace("%", "%%").replace("@)", "%s::text[])")

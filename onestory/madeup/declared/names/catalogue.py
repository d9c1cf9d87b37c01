"""Every community of names, by code."""

from onestory.madeup.declared.names.african import AFRICAN, ERITREAN, SOMALI
from onestory.madeup.declared.names.british import BRITISH
from onestory.madeup.declared.names.chinese import CHINESE
from onestory.madeup.declared.names.european import POLISH, ROMA, ROMANIAN
from onestory.madeup.declared.names.middle_eastern import AFGHAN, ARABIC, KURDISH
from onestory.madeup.declared.names.origins import Origin
from onestory.madeup.declared.names.south_asian import INDIAN, PAKISTANI

ORIGINS: dict[str, Origin] = {
    origin.code: origin
    for origin in (
        BRITISH,
        PAKISTANI,
        INDIAN,
        POLISH,
        ROMANIAN,
        ROMA,
        ARABIC,
        KURDISH,
        AFGHAN,
        SOMALI,
        ERITREAN,
        AFRICAN,
        CHINESE,
    )
}

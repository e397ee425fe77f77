"""States of the United States and provinces of Canada, as addresses write them."""

import re

from records.spelling import fold

_NAMES = (
    "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,"
    "DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,"
    "IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,"
    "MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,"
    "NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,"
    "OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,"
    "SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WV West Virginia,"
    "WA Washington,WI Wisconsin,WY Wyoming,PR Puerto Rico,AB Alberta,BC British Columbia,"
    "MB Manitoba,NB New Brunswick,NL Newfoundland,NS Nova Scotia,ON Ontario,"
    "PE Prince Edward Island,QC Québec,QC Quebec,SK Saskatchewan,YT Yukon,QC Qué,QC P.Q.,"
    "MA Mass,CT Conn,CA Calif,FL Fla,IL Ill,MI Mich,MN Minn,NY N.Y.,NJ N.J.,NH N.H.,RI R.I.,"
    "PA Penn,TX Tex,VT Vt,VA Va,WA Wash,WI Wis,DC D.C.,NC N.C.,SC S.C.,NM N.M.,BC B.C.,NS N.S.,"
    "ON Ont,CO Colo,OR Ore,TN Tenn,GA Ga,AZ Ariz,AL Ala,MD Md,NE Neb,NV Nev,OK Okla,KY Ky,ME Me"
)
_PAIRS = tuple(pair.split(" ", 1) for pair in _NAMES.split(","))
_CODES = {code for code, _ in _PAIRS}
_BY_NAME = {fold(name).replace(".", ""): code for code, name in _PAIRS} | {
    fold(code): code for code in _CODES
}
# Names, "N.H." and "Mass."; a bare code is two capitals: enrich.mentions.town_tails tells where it
# counts.
REGION_NAME = "|".join(
    sorted((re.escape(name) for _, name in _PAIRS), key=lambda name: (-len(name), name))
)
REGION_CODE = "|".join(sorted(_CODES))


def region_code(words: str) -> str:
    """Return the code of a state or province ("N.H." is NH), "" if the words name none."""
    return _BY_NAME.get(fold(words.strip(" ,()")).replace(".", ""), "")

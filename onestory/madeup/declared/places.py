"""Words that made-up streets, schools, surgeries and shelters are named from."""

from onestory.madeup.declared.names.origins import words

STREETS = words("""
Alder Ambler Anvil Ashgrove Bankside Barley Beacon Beechwood Bellfield Birchwood Blossom Bramble Bridge Brookside
Canal Carr Castle Cedar Chapel Cherry Church Claremont Clifton Cobbler Colliery Copper Cornfield Cottage Crescent
Cresswell Crown Dale Dean Derwent Doncaster_Gate Eastfield Edgefield Elm Fairfield Falcon Farfield Fern Field
Fitzwilliam Forge Foundry Furnace Garden Gladstone Glebe Grange Granville Greenfield Hague Hallam Harebell Hawthorn
Hazel Heather Hedgerow High Highfield Hill Hollybush Holme Hopewell Ironside Ivy Jubilee Keeper Kestrel Kiln Kimberley
Knoll Laburnum Lambert Larch Lark Laurel Lavender Leaside Lilac Lime Linden Lock Longfield Lower Maple Marigold Market
Meadow Mercer Midland Mill Millfield Moorland Morpeth Nelson Northfield Oakfield Oldgate Orchard Osier Owlthorpe
Paddock Park Pear_Tree Piper Plover Poplar Primrose Priory Quarry Queen Railway Ravensfield Redwood Ridgeway Ring
River Roebuck Rosehill Rowan Rushes Saddler Sandstone Sawmill School Sedge Shepherd Silver Skelton Skylark Smithy
Southfield Spinney Springfield Spruce Stables Staithe Station Steel Stonecross Sycamore Tanner Teal Tenter Thistle
Thornfield Toll Tower Tulip Union Upland Vale Valley Victoria Vine Violet Wagon Walnut Warren Water Weaver Wellington
Westfield Wharf Wheatley Whinmoor Willow Windmill Windsor Woodland Woodside Wortley Wren Yew York Zetland
""")
STREET_KINDS = (
    ("Road", 0.3),
    ("Street", 0.24),
    ("Avenue", 0.12),
    ("Close", 0.1),
    ("Drive", 0.09),
    ("Lane", 0.06),
    ("Crescent", 0.05),
    ("Court", 0.04),
)
FLATS = words("Beech Hadfield Northgate Pinewood Riverside Rowan Sorby St_Anns Wharfedale Willow")
SCHOOLS = words("""
Abbey Ashgrove Bankside Beacon Brookfield Canalside Cedarwood Crosshill Dalesview Eastfield Ferncliffe Foxglove
Greenacre Hallgate Harthill_View Hawthorns Highmoor Hilltop Hollowgate Ironstone Kestrel Kingsway Larkspur Lindenfield
Longmeadow Marshfield Meadowbank Millbrook Moorside Newlands Northway Oakbank Old_Forge Orchard_Lea Parkgate_View
Pinfold Priory Quarry_Hill Ravenscar Redhill Ridgewood Riverbank Roundwood Sandhills Silverdale Skylark Southmoor
Springwell St_Aidan's St_Bede's St_Hilda's St_Oswald's Stonefield Sunnybrow Thornbury Tower_Hill Valley_Rise Wellgate
Westbrook Whinfell Whitecross Willow_Tree Windmill_Lane Woodlands Wrenfield
""")
SURGERIES = words(
    "Broom Clarence Dalton_Gate Greasley Kingsley Magna Market Morthen Norwood Queensway Rosegarth Station_Road "
    "Thorpe The_Gate Wickham Woodstock"
)
REFUGE_TOWN_HIDDEN = "c/o PO Box"
NO_FIXED_ABODE = "No fixed abode"
NO_FIXED_ABODE_POSTCODE = "ZZ99 3VZ"
# The last two letters of a real postcode are never C, I, K, M, O or V; ours always hold one of C, K, M and V,
# so that none is a real household's.
INWARD_PAIRS = tuple(
    one + other for real in "ABDEFGHJLNPQRSTUWXYZ" for never in "CKMV" for one, other in ((real, never), (never, real))
)
LANDLINES = (
    "01632 960",
    "0114 496 0",
    "0191 498 0",
    "0113 496 0",
    "0115 496 0",
    "0116 496 0",
    "0117 496 0",
    "0118 496 0",
    "0121 496 0",
    "0161 496 0",
)
MOBILES = "07700 900"
EMAIL_AT = "example.org"

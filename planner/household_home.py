"""住まいの欄 (the home): the home of the family, and a later one to which it moves."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from planner.household_fields import Input, MaybeYear, MaybeYen, Name, Ratio, SquareMetres, unknown_is_none


class Share(Input):
    """A part of the whole that belongs or goes to one person."""

    name: Name
    ratio: Ratio


class Home(Input):
    """住まい: who owns it, how old it is, what it costs."""

    kind: Literal["house", "flat", "rented", "public_rented", "other"]
    owners: tuple[Share, ...] = ()
    building_year: MaybeYear = None
    land_value_yen: MaybeYen = None
    building_value_yen: MaybeYen = None
    property_tax_yen_per_year: MaybeYen = None
    assessed_land_yen: MaybeYen = None
    assessed_building_yen: MaybeYen = None
    land_square_metres: Annotated[SquareMetres | None, BeforeValidator(unknown_is_none)] = None
    upkeep_yen_per_year: MaybeYen = None
    rent_yen_per_month: MaybeYen = None
    child_alone_rent_yen_per_month: MaybeYen = None

    @property
    def owned(self) -> bool:
        """Whether the family owns its home."""
        return self.kind in ("house", "flat")


class Rebuilding(Input):
    """建て替え: a new building on the land of the first home from January of ``year`` on; without a year there is none.

    Tax and upkeep are in money of the first year; what is left open goes on as it was. The cost is a one-off.
    """

    year: MaybeYear = None
    property_tax_yen_per_year: MaybeYen = None
    upkeep_yen_per_year: MaybeYen = None


class Move(Input):
    """住み替え: the later home, when the household moves there, and what becomes of the first one.

    ``year``: the move is in its January; unknown, in the month after the last parent's death (a household without
    parents: at the start). ``sale``: an owned home is sold (``sell``) or stays with its owners, and its tax and upkeep
    go on (``keep``); a home that is not the family's own is just left. ``sale_yen``, ``price_yen`` and
    ``costs_yen`` (agent, taxes, registration, moving, deposit) are yen of the first year and do not grow; without
    ``sale_yen`` the value of land and building stands in. Upkeep, tax and rent of the new home are in money of the
    first year and grow with prices, as those of the first one.
    """

    year: MaybeYear = None
    home: Home
    sale: Literal["sell", "keep"] = "keep"
    sale_yen: MaybeYen = None
    price_yen: MaybeYen = None
    costs_yen: MaybeYen = None

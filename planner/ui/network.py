"""部屋のネットワーク (network): by which address phones reach this computer, and who sits in front of it.

Nothing is sent to find the address: the system is only asked by which way it would send.
"""

import contextlib
import os
import socket
from urllib.parse import urlsplit

import streamlit as st

ROOM_VARIABLE, FAMILY_VARIABLE = "PLANNER_ROOM", "PLANNER_FAMILY"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - asked for with --room: phones in the room shall reach this computer
THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
NOBODYS_ADDRESS = ("192.0.2.1", 9)  # of the range kept free for documents; a datagram socket sends nothing on connect


def is_open() -> bool:
    """Whether the planner was started for a room."""
    return bool(os.environ.get(ROOM_VARIABLE))


def local_address() -> str | None:
    """この機械の番号 — the address of this computer in its network, or None where there is no network."""
    return next((found for found in (*_by_route(), *_by_name()) if not found.startswith("127.")), None)


def _by_route() -> tuple[str, ...]:
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.connect(NOBODYS_ADDRESS)
        return (str(way.getsockname()[0]),)
    return ()


def _by_name() -> tuple[str, ...]:
    """By the name of the computer, where a network has no way to the outside."""
    with contextlib.suppress(OSError):
        return tuple(socket.gethostbyname_ex(socket.gethostname())[2])
    return ()


def for_phones(url: str | None, *, room: bool, local: str | None) -> str | None:
    """スマートフォンから開けるアドレス — the first page as others reach it, or None where nobody else can.

    Args:
        url: What stands in the address line of this visitor, with the name of a page or without.
        room: Whether the planner was started for a room.
        local: Result of ``local_address``.

    """
    parts = urlsplit(url or "")
    if not parts.hostname:
        return None
    folder = parts.path.rpartition("/")[0]
    if parts.hostname not in THIS_COMPUTER:
        return f"{parts.scheme}://{parts.netloc}{folder}/"
    if not room or local is None:
        return None
    return f"{parts.scheme}://{local}:{parts.port}{folder}/" if parts.port else f"{parts.scheme}://{local}{folder}/"


def at_this_computer() -> bool:
    """Whether the visitor sits at the computer on which the planner runs; in doubt they do not."""
    hostname = urlsplit(st.context.url or "http://localhost").hostname
    return st.context.ip_address is None and hostname in THIS_COMPUTER

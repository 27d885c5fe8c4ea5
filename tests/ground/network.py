# SPDX-License-Identifier: AGPL-3.0-or-later
"""No test reaches beyond this machine: what would is refused at the socket."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest


class BeyondLoopbackError(RuntimeError):
    """A test wanted to speak to another machine."""


def is_near(host: object) -> bool:
    if not isinstance(host, str) or host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def guard(address: object) -> None:
    """Refuse an internet address that is not a loopback one; paths of Unix sockets pass."""
    if isinstance(address, tuple) and not is_near(address[0]):
        raise BeyondLoopbackError(f"tests speak to loopback only, not to {address[0]}")


# Any: the signature is the standard library's own, with its many forms of an address.
def guarded(original: Callable[..., Any]) -> Callable[..., Any]:
    def connect(self: socket.socket, address: Any) -> Any:  # noqa: ANN401
        guard(address)
        return original(self, address)

    return connect


def guarded_lookup(original: Callable[..., Any]) -> Callable[..., Any]:
    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        guard((host.decode() if isinstance(host, bytes) else host,))
        return original(host, *args, **kwargs)

    return getaddrinfo


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", guarded_lookup(socket.getaddrinfo))
        yield

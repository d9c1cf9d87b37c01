"""A bad network between two programs of a test: slow, silent, cut in the middle, or cut off."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

BLOCK = 16_384


@dataclass
class Weather:
    """What happens on the way, as it is now: it may be changed while connections stand."""

    latency_s: float = 0.0
    is_silent: bool = False
    refuses: bool = False
    cut_after: int | None = None
    bytes_at_once: int = BLOCK
    passed: int = 0

    def clear(self) -> None:
        """A good network again."""
        self.latency_s, self.is_silent, self.refuses, self.cut_after = 0.0, False, False, None
        self.bytes_at_once, self.passed = BLOCK, 0


@dataclass
class Proxy:
    """Listens on a port of its own and passes on to another, in whatever weather there is."""

    host: str
    port: int
    weather: Weather = field(default_factory=Weather)
    listens_on: int = 0
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def serve(self, ready: threading.Event, stopped: asyncio.Event) -> None:
        """Pass on until told to stop."""
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.listens_on = server.sockets[0].getsockname()[1]
        ready.set()
        await stopped.wait()
        server.close()
        self._abort()
        rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _abort(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.weather.refuses:
            writer.transport.abort()
            return
        onward, back = await asyncio.open_connection(self.host, self.port)
        self._open |= {writer, back}
        try:
            await asyncio.gather(self._pass(reader, back), self._pass(onward, writer))
        finally:
            for each in (writer, back):
                self._open.discard(each)
                each.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while block := await reader.read(self.weather.bytes_at_once):
                await self._wait()
                if self.weather.cut_after is not None and self.weather.passed + len(block) > self.weather.cut_after:
                    writer.write(block[: max(0, self.weather.cut_after - self.weather.passed)])
                    await writer.drain()
                    self._abort()
                    return
                self.weather.passed += len(block)
                writer.write(block)
                await writer.drain()
        writer.close()

    async def _wait(self) -> None:
        if self.weather.latency_s:
            await asyncio.sleep(self.weather.latency_s)
        while self.weather.is_silent:
            await asyncio.sleep(0.02)


@contextmanager
def between(host: str, port: int) -> Iterator[Proxy]:
    """A proxy in a thread of its own, stopped at the end whatever happens."""
    proxy, ready, loop = Proxy(host, port), threading.Event(), asyncio.new_event_loop()
    stopped = asyncio.Event()
    thread = threading.Thread(target=lambda: loop.run_until_complete(proxy.serve(ready, stopped)), daemon=True)
    thread.start()
    if not ready.wait(10):
        raise RuntimeError("The proxy did not begin to listen.")
    try:
        yield proxy
    finally:
        loop.call_soon_threadsafe(stopped.set)
        thread.join(10)

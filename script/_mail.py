"""A local mail server that keeps every message it is sent as a file: _mail.py <socket's descriptor> <folder>."""

import asyncio
import datetime
import itertools
import signal
import socket
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP


class Folder:
    """Keeps messages as <time>-<number>-<recipient>.eml."""

    def __init__(self, path):
        self.path, self.numbers = Path(path), itertools.count(1)
        self.path.mkdir(exist_ok=True)

    async def handle_DATA(self, server, session, envelope):
        moment = datetime.datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
        recipient = "".join(letter if letter.isalnum() or letter in "@.-" else "_" for letter in envelope.rcpt_tos[0])[:80]
        (self.path / f"{moment}-{next(self.numbers):04}-{recipient}.eml").write_bytes(envelope.content)
        return "250 Kept"


async def serve(listener, folder):
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    handler = Folder(folder)
    async with await loop.create_server(lambda: SMTP(handler, loop=loop), sock=listener):
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2]))

"""A client of the official YAML language server, which is what VS Code and other editors talk to, over stdio."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

WAIT = 60.0
"""Seconds for an answer; the first one waits until the server has started and read the schema."""


class LanguageServer:
    """The server, with one folder open in it. `settings` is what the folder's editor settings say."""

    def __init__(self, node: str, packages: Path, folder: Path, settings: dict[str, Any]) -> None:
        program = packages / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
        self.folder = folder
        self.settings = settings
        self.process = subprocess.Popen(
            [node, str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.reader = threading.Thread(target=self._listen, daemon=True)
        self.reader.start()
        self.number = 0
        uri = folder.as_uri()
        self._ask(
            "initialize",
            processId=None,
            rootUri=uri,
            workspaceFolders=[{"uri": uri, "name": folder.name}],
            capabilities={
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {"completion": {"completionItem": {"documentationFormat": ["plaintext"]}}},
            },
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={})

    def diagnostics(self, path: str, text: str) -> list[dict[str, Any]]:
        """What it says about a file of the folder, which is opened for the first time."""
        uri = self._open(path, text)

        def about_it(message: dict[str, Any]) -> bool:
            of = message.get("params", {})
            return message.get("method") == "textDocument/publishDiagnostics" and of["uri"] == uri

        return list(self._wait(about_it)["params"]["diagnostics"])

    def completions(self, path: str, text: str) -> dict[str, str]:
        """What it offers at the `|` in a file that is opened for the first time, each with what it says about it."""
        before = text.partition("|")[0]
        uri = self._open(path, text.replace("|", "", 1))
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        answer = self._ask("textDocument/completion", textDocument={"uri": uri}, position=position)
        return {item["label"]: str(item.get("documentation", "")) for item in answer["items"]}

    def close(self) -> None:
        self._ask("shutdown")
        self._tell("exit")
        self.process.wait(WAIT)
        self.reader.join(WAIT)
        for stream in (self.process.stdin, self.process.stdout):
            stream.close()

    def _open(self, path: str, text: str) -> str:
        uri = (self.folder / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def _ask(self, method: str, **params: object) -> Any:
        self.number += 1
        number = self.number
        self._send({"id": number, "method": method, "params": params})
        return self._wait(lambda message: message.get("id") == number and "method" not in message)["result"]

    def _tell(self, method: str, **params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self.messages.get(timeout=WAIT)
            assert message is not None, "the language server has ended"
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            elif wanted(message):
                return message

    def _answer(self, request: dict[str, Any]) -> Any:
        if request["method"] != "workspace/configuration":
            return None
        return [self.settings.get(item.get("section"), None) for item in request["params"]["items"]]

    def _listen(self) -> None:
        while (line := self.process.stdout.readline()) != b"":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif not line.strip():
                self.messages.put(json.loads(self.process.stdout.read(length)))
        self.messages.put(None)

"""A small editor: it speaks with the YAML language server as editors do, over stdio."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

_FOLDER = "YAML_LANGUAGE_SERVER"
_SCRIPT = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")


def server_command() -> list[str] | None:
    """How to start the server: from the folder that the variable names, or from the path."""
    node = shutil.which("node")
    script = Path(os.environ.get(_FOLDER, "."), _SCRIPT)
    if node is not None and _FOLDER in os.environ and script.is_file():
        return [node, str(script), "--stdio"]
    installed = shutil.which("yaml-language-server")
    return None if installed is None else [installed, "--stdio"]


class Editor:
    """Opens files, and gives what the server says of them."""

    def __init__(self, command: list[str]) -> None:
        self._server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._asked = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.settings = {"validate": True, "hover": True, "completion": True,
                         "schemaStore": {"enable": False}}  # fmt: skip

    def __enter__(self) -> Self:
        capable: dict[str, Any] = {"textDocument": {"publishDiagnostics": {}, "hover": {}}}
        self._ask("initialize", processId=None, rootUri=None, capabilities=capable)
        self._send("initialized")
        self._send("workspace/didChangeConfiguration", settings={"yaml": self.settings})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.kill()
        self._server.communicate()

    def diagnostics(self, file: Path) -> list[str]:
        """Open a file, once only, and give what is wrong in it: `line: message`, by line."""
        uri = file.resolve().as_uri()
        text = file.read_text(encoding="utf-8")
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        if uri not in self._diagnostics:
            self._send("textDocument/didOpen", textDocument=document)
        while uri not in self._diagnostics:
            self._take(self._read())
        found = sorted(self._diagnostics[uri], key=lambda each: each["range"]["start"]["line"])
        return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in found]

    def hover(self, file: Path, line: int, column: int) -> str:
        """Give what is shown over a place of an opened file; both count from 1."""
        answer = self._ask(
            "textDocument/hover",
            textDocument={"uri": file.resolve().as_uri()},
            position={"line": line - 1, "character": column - 1},
        )
        return "" if answer is None else str(answer["contents"]["value"])

    def _ask(self, method: str, **parameters: object) -> Any:  # noqa: ANN401  # any JSON
        self._asked += 1
        self._write({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                return message.get("result")
            self._take(message)

    def _send(self, method: str, **parameters: object) -> None:
        self._write({"method": method, "params": parameters})

    def _take(self, message: dict[str, Any]) -> None:
        """Keep diagnostics; answer what the server asks of an editor."""
        if message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]
            self._diagnostics[found["uri"]] = found["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = message["params"]["items"]
            result = [self.settings if item.get("section") == "yaml" else {} for item in wanted]
            self._write({"id": message["id"], "result": result})
        elif "id" in message and "method" in message:
            self._write({"id": message["id"], "result": None})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def _read(self) -> dict[str, Any]:
        stream = self._server.stdout
        assert stream is not None
        length = 0
        while (line := stream.readline().strip()) or not length:
            assert line or length or self._server.poll() is None, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(stream.read(length))
        return message

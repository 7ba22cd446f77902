"""Answers requests, a line of JSON each, on stdin and stdout. Several are worked on at once."""

import json
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

# Whatever else writes to stdout (a JVM, a library) must not come between the answers.
_answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
_writing = threading.Lock()


def _answer(message):
    with _writing:
        _answers.write(json.dumps(message) + "\n")
        _answers.flush()


def serve(version, operations, workers):
    """`operations`: name -> function of the request's named arguments, which gives plain JSON or raises."""

    def work(request):
        try:
            value = operations[request["operation"]](**request["given"])
            _answer({"id": request["id"], "value": value})
        except Exception as error:
            _answer({"id": request["id"], "error": f"{type(error).__name__}: {error}"})

    _answer({"version": version})
    with ThreadPoolExecutor(workers) as pool:
        for line in sys.stdin:
            pool.submit(work, json.loads(line))

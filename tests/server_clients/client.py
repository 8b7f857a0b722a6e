"""Runs an example that was written for a test client: client.post(path, json=...) and client.get(path).

client.py ADDRESS EXAMPLE [OLD=>NEW...]: each OLD in the example is NEW first. The last answer is printed as one line of JSON.
"""
import json
import sys
import urllib.error
import urllib.request


class Response:
    def __init__(self, status, body):
        self.status_code = status
        self.text = body.decode()

    def json(self):
        return json.loads(self.text)


class Client:
    def __init__(self, address):
        self.address = address
        self.last = None

    def ask(self, method, path, body=None):
        data = None if body is None else __import__("json").dumps(body).encode()
        headers = {} if data is None else {"Content-Type": "application/json"}
        request = urllib.request.Request(self.address + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                self.last = Response(answer.status, answer.read())
        except urllib.error.HTTPError as error:
            self.last = Response(error.code, error.read())
        return self.last

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, json):
        return self.ask("POST", path, json)


client = Client(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    example = file.read()
for change in sys.argv[3:]:
    old, new = change.split("=>", 1)
    assert old in example, old
    example = example.replace(old, new)
problem = None
try:
    exec(compile(example, sys.argv[2], "exec"), {"client": client})
except Exception as error:  # what the example stumbled over, for the test to judge
    problem = repr(error)
print(json.dumps({"problem": problem, "status": client.last.status_code, "body": client.last.json()}))

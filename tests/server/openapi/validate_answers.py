#!/usr/bin/env python3
"""validate_answers.py DOCUMENT EXCHANGES: holds what a server took and answered against its OpenAPI 3.1 document.

EXCHANGES is a JSON list of {"method", "path", "status", "type", "body", "sent"}; body and sent only where they are JSON.
Prints one line for each answer that the document does not allow, and for each operation whose JSON answer was never seen.
Objects are taken as closed: a member that the document does not name is a fault, so that writer and schema cannot drift."""
import datetime
import json
import re
import sys

import jsonschema

FORMATS = jsonschema.FormatChecker()


@FORMATS.checks("date-time", raises=ValueError)
def is_time(value):
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value):
            raise ValueError(value)
        datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return True


def closed(schema):
    """The same schema, with objects that have no other members than those it names."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        result.setdefault("additionalProperties", False)
    return result


class Document:
    def __init__(self, document):
        self.document = document
        for name, schema in document["components"]["schemas"].items():
            jsonschema.Draft202012Validator.check_schema(schema)
        self.strict = closed(document)
        self.seen = set()
        self.rows = []
        for path, methods in document["paths"].items():
            pattern = re.compile("".join("[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{\w+\})", path)))
            for method, operation in methods.items():
                self.rows.append((path.count("{"), pattern, method.upper(), operation))
        self.rows.sort(key=lambda row: row[0])

    def operation(self, method, path):
        for _, pattern, verb, operation in self.rows:
            if verb == method and pattern.fullmatch(path):
                return operation
        return None

    def resolved(self, value):
        while "$ref" in value:
            target = self.document
            for key in value["$ref"][2:].split("/"):
                target = target[key]
            value = target
        return value

    def faults(self, schema, value):
        resolver = jsonschema.RefResolver("", self.strict)
        validator = jsonschema.Draft202012Validator(closed(schema), resolver=resolver, format_checker=FORMATS)
        for error in validator.iter_errors(value):
            deepest = jsonschema.exceptions.best_match([error])
            yield f"{deepest.json_path}: {deepest.message[:200]}"

    def check(self, exchange):
        operation = self.operation(exchange["method"], exchange["path"].split("?")[0])
        if operation is None:
            yield "is not in the document"
            return
        status = str(exchange["status"])
        answers = operation["responses"]
        if status not in answers and exchange["status"] < 400:
            yield f"answers {status}, which is not in the document"
            return
        answer = self.resolved(answers.get(status, answers["default"]))
        if "body" in exchange:
            media = answer.get("content", {}).get(exchange["type"])
            if media is None:
                yield f"answers {exchange['type']}, which is not in the document"
                return
            faults = list(self.faults(media["schema"], exchange["body"]))
            yield from faults
            if not faults and exchange["status"] < 300:
                self.seen.add(operation["operationId"])
        if "sent" in exchange and exchange["status"] < 300:
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            for fault in self.faults(schema, exchange["sent"]):
                yield "took " + fault

    def unseen(self):
        for _, _, method, operation in self.rows:
            if "x-alias-of" in operation:
                continue
            for status, answer in operation["responses"].items():
                if status.startswith("2") and "application/json" in self.resolved(answer).get("content", {}):
                    if operation["operationId"] not in self.seen:
                        yield operation["operationId"]
                    break


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = Document(json.load(file))
    with open(sys.argv[2], encoding="utf-8") as file:
        exchanges = json.load(file)
    for exchange in exchanges:
        for fault in document.check(exchange):
            print(exchange["method"], exchange["path"], exchange["status"], fault)
    for name in document.unseen():
        print("no answer was seen of", name)


main()

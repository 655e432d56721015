#!/usr/bin/env python3
"""A third implementation of the rules of Touchstone's stub planner, by the standard library alone.

It reads a planner's input a line and prints its output or its error a line. With --wrong it makes a
mistake on purpose: it keeps steps whose forerunners are left out.
"""

import datetime
import hashlib
import json
import re
import sys
import unicodedata

RULES = [
    (1, ["echo", "say", "print", "output"], [
        {"step_id": "s1", "skill": "skill.echo", "params": {"message": "{{goal}}"}}]),
    (2, ["fetch", "http", "api", "get", "request"], [
        {"step_id": "s1", "skill": "skill.http_call", "params": {"url": "{{url}}", "method": "GET"}}]),
    (3, ["analyze", "summarize", "explain"], [
        {"step_id": "s1", "skill": "skill.http_call", "params": {"url": "{{url}}", "method": "GET"},
         "description": "Fetch data"},
        {"step_id": "s2", "skill": "skill.json_transform",
         "params": {"data": "{{s1.body}}", "operation": "extract", "path": "$.data"},
         "depends_on": ["s1"], "description": "Extract data"},
        {"step_id": "s3", "skill": "skill.llm_invoke", "params": {"prompt": "Analyze: {{s2.output}}"},
         "depends_on": ["s2"], "description": "Analyze data"}]),
    (2, ["transform", "extract", "filter", "pick"], [
        {"step_id": "s1", "skill": "skill.json_transform",
         "params": {"data": "{{data}}", "operation": "{{operation}}", "path": "{{path}}"}}]),
    (2, ["llm", "chat", "generate", "write", "compose"], [
        {"step_id": "s1", "skill": "skill.llm_invoke",
         "params": {"prompt": "{{goal}}", "model": "stub-model"}}]),
]

KEYS = ["agent_id", "goal", "context_summary", "memory_snippets", "tool_manifest", "context"]
PLACEHOLDER = re.compile(r"\{\{([^{}]+)\}\}")
NO_BREAK = "\u00a0\u2007\u202f"


class Number:
    """A number as it is spelled, so that nothing of it is lost."""

    def __init__(self, text):
        self.text = text


class Trouble(Exception):
    """An error, on the way to the answer."""

    def __init__(self, code, message, details=None):
        super().__init__(message)
        self.error = {"code": code, "message": message, "retryable": False, "details": details,
                      "retry_after_ms": None}


def wrong_at(path, expected):
    """Something in the input is not what it should be."""
    code = "PLANNER_INVALID_GOAL" if path == "goal" else "PLANNER_GENERATION_FAILED"
    return Trouble(code, (path + ": " if path else "") + "expected " + expected, {"path": path})


def write(value, canonical=False):
    """JSON on one line; the canonical form is that of RFC 8785."""
    if isinstance(value, Number):
        return ecma_script(float(value.text)) if canonical else value.text
    if isinstance(value, dict):
        members = value.items()
        if canonical:
            members = sorted(members, key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(write(name) + ":" + write(member, canonical) for name, member in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(write(element, canonical) for element in value) + "]"
    # The escapes of this library are those of RFC 8785.
    return json.dumps(value, ensure_ascii=False)


def ecma_script(number):
    """A number as ECMAScript writes it."""
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    if point > 21 or point < -5:
        rest = "." + digits[1:] if len(digits) > 1 else ""
        return sign + digits[0] + rest + "e" + ("+" if point > 0 else "") + str(point - 1)
    if point <= 0:
        return sign + "0." + "0" * -point + digits
    if point >= len(digits):
        return sign + digits + "0" * (point - len(digits))
    return sign + digits[:point] + "." + digits[point:]


def stripped(text):
    """Without white space around it; a no-break space stays."""
    def is_space(char):
        return char in "\t\n\v\f\r\x1c\x1d\x1e\x1f" or (
            unicodedata.category(char) in ("Zs", "Zl", "Zp") and char not in NO_BREAK)

    start, end = 0, len(text)
    while start < end and is_space(text[start]):
        start += 1
    while end > start and is_space(text[end - 1]):
        end -= 1
    return text[start:end]


def words(text):
    """The runs of letters, digits and underscores, with the marks that follow them."""
    found, word = set(), ""
    for char in text + " ":
        kind = unicodedata.category(char)[0]
        if kind in "LN" or char == "_" or (word and kind == "M"):
            word += char
        else:
            found.add(word.lower())
            word = ""
    return found


def read_input(document):
    """The input with all its members, its goal trimmed."""
    if not isinstance(document, dict):
        raise wrong_at("", "an object, the input of a planner")
    unknown = sorted(set(document) - set(KEYS))
    if unknown:
        raise wrong_at(unknown[0], "no member of this name")
    planned = {key: document.get(key) for key in KEYS}
    for key in ("agent_id", "goal", "context_summary"):
        if not isinstance(planned[key], str) and (planned[key] is not None or key == "goal"):
            raise wrong_at(key, "a string")
    planned["goal"] = stripped(planned["goal"])
    if planned["memory_snippets"] is None:
        planned["memory_snippets"] = []
    if not isinstance(planned["memory_snippets"], list):
        raise wrong_at("memory_snippets", "an array")
    for i, snippet in enumerate(planned["memory_snippets"]):
        if not isinstance(snippet, str):
            raise wrong_at("memory_snippets.%d" % i, "a string")
    return planned


def skills_of(manifest):
    """The skills that may be used; None means any."""
    if manifest is None:
        return None
    if not isinstance(manifest, list):
        raise wrong_at("tool_manifest", "an array of skills")
    skills = set()
    for i, entry in enumerate(manifest):
        if not isinstance(entry, dict):
            raise wrong_at("tool_manifest.%d" % i, "an object, a skill")
        if not isinstance(entry.get("skill_id"), str):
            raise wrong_at("tool_manifest.%d.skill_id" % i, "a string")
        skills.add(entry["skill_id"])
    return skills


def steps_for(goal):
    """Those of the first rule of the highest priority that matches."""
    said = words(goal)
    matching = [(priority, steps) for priority, keywords, steps in RULES if said.intersection(keywords)]
    if not matching:
        keywords = sorted(keyword for _, keywords, _ in RULES for keyword in keywords)
        raise Trouble("PLANNER_GENERATION_FAILED",
                      "No rule matches the goal; it must have one of the words in details.keywords",
                      {"keywords": keywords})
    return max(matching, key=lambda rule: rule[0])[1]


def left_out(steps, skills, careless):
    """The ids of steps that cannot run, each with its reason."""
    reasons = {}
    for step in steps:
        if skills is not None and step["skill"] not in skills:
            reasons[step["step_id"]] = step["skill"] + " is not in the tool manifest"
    before = -1
    while not careless and before < len(reasons):
        before = len(reasons)
        for step in steps:
            for gone in list(reasons):
                needed = gone in step.get("depends_on", []) or "{{" + gone + "." in write(step["params"])
                if needed and step["step_id"] not in reasons:
                    reasons[step["step_id"]] = "needs " + gone
    return reasons


def filled(template, values):
    """A template with its placeholders filled in."""
    if isinstance(template, dict):
        return {key: filled(member, values) for key, member in template.items()}
    if isinstance(template, list):
        return [filled(element, values) for element in template]
    if not isinstance(template, str):
        return template
    whole = PLACEHOLDER.fullmatch(template)
    if whole:
        return values.get(whole.group(1), template)

    def text(found):
        value = values.get(found.group(1), found.group(0))
        return value if isinstance(value, str) else write(value, canonical=True)

    return PLACEHOLDER.sub(text, template)


def plan(document, careless):
    """The planner's output."""
    given = read_input(document)
    if not given["goal"]:
        raise Trouble("PLANNER_INVALID_GOAL", "Goal cannot be empty")
    skills = skills_of(given["tool_manifest"])
    if skills is not None and not skills:
        raise Trouble("PLANNER_NO_SKILLS_AVAILABLE", "The tool manifest is empty; offer at least one skill")
    if given["context"] is not None and not isinstance(given["context"], dict):
        raise wrong_at("context", "an object of named values")
    cache_key = hashlib.sha256(write(given, canonical=True).encode("utf-8")).hexdigest()
    steps = steps_for(given["goal"])
    reasons = left_out(steps, skills, careless)
    if len(reasons) == len(steps):
        missing = sorted({step["skill"] for step in steps} - skills)
        raise Trouble("PLANNER_NO_SKILLS_AVAILABLE",
                      "No step of the plan can be run: the tool manifest lacks " + ", ".join(missing),
                      {"missing_skills": missing})
    values = {name: value for name, value in (given["context"] or {}).items() if "." not in name}
    values["goal"] = given["goal"]
    named = ["%s (%s)" % (step["step_id"], reasons[step["step_id"]])
             for step in steps if step["step_id"] in reasons]
    return {
        "steps": [
            {
                "step_id": step["step_id"],
                "skill": step["skill"],
                "params": filled(step["params"], values),
                "depends_on": step.get("depends_on", []),
                "on_error": "abort",
                "retry_count": 3,
                "output_key": step["step_id"],
                "description": step.get("description"),
            }
            for step in steps if step["step_id"] not in reasons
        ],
        "metadata": {
            "planner": "stub",
            "planner_version": "1.0.0",
            "model": None,
            "input_tokens": 0,
            "output_tokens": 0,
            "cost_cents": 0,
            "deterministic": True,
            "cache_key": cache_key,
            "generated_at": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        },
        "warnings": ["left out of the plan: " + ", ".join(named)] if named else [],
    }


def main():
    """Answers every line of the standard input."""
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    careless = "--wrong" in sys.argv[1:]
    for line in sys.stdin:
        document = json.loads(line, parse_int=Number, parse_float=Number)
        try:
            answer = plan(document, careless)
        except Trouble as trouble:
            answer = trouble.error
        print(write(answer), flush=True)


if __name__ == "__main__":
    main()

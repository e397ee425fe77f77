"""What axe-core finds wrong on a page, in words."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What may be another thing on another size or by night: all else is the same wherever one looks.
LOOKS = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
# Only what is wrong is told; style sheets need not be fetched once more, frames have tests of their
# own.
_LESS = {"resultTypes": ["violations"], "preload": False, "iframes": False}
# Of hundreds of streets the first ones of each letter stand for all.
_WHERE = {"exclude": [".letters li:nth-child(n + 4)"]}
_RUN = "([where, options]) => axe.run(where, options).then((found) => found.violations)"


def violations(page: Page, *rules: str) -> list[str]:
    """Return a line for each element that breaks a rule: rule, what to do, where, its HTML.

    Without names of rules, all of WCAG 2.2 AA and axe-core's best practices are looked at.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    kind, values = ("rule", rules) if rules else ("tag", TAGS)
    options = {"runOnly": {"type": kind, "values": list(values)}, **_LESS}
    found = page.evaluate(_RUN, [_WHERE, options])
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}; {' '.join(map(str, node['target']))}: "
        f"{node['html'][:200]} | {' '.join((node['failureSummary'] or '').split())}"
        for rule in found
        for node in rule["nodes"]
    ]


def assert_accessible(page: Page, *rules: str) -> None:
    """Raise AssertionError with what to mend, if axe-core finds anything."""
    found = violations(page, *rules)
    assert not found, "\n".join([f"{len(found)} violations on {page.url}", *found])

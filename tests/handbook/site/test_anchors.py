"""The anchors of headings are those of GitHub, so that a link holds on a forge and on the site alike."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from collabctl.escaping import shown
from collabctl.organization.anchors import Anchors

AWKWARD = [
    *("Which channel?", "R&D — plans", "Café Ünïcode", "snake_case-and-more", "½ ² ①", "İstanbul", "日本語 テスト"),
    *("Ⓐ", "'quoted' `code` 10:00", "😄 emoji", "Ⅷ ‿", "KPI’s", "Financiën", "a  b", " a ", "-a-", "--", "?", "!!"),
    *("same", "same", "Same", "same-1", "same 1", "same", "1. one", "C++ & C#", "100%", "€ 5,00", "a/b\\c", "a.b.c"),
    *("Straße", "ﬁne", "ß ẞ", "Ǆ", "ΑΣ", "Σ", "é", "ñ", "e\u0301", "한국어", "हिन्दी", "ไทย", "العربية"),
    *("עברית", "𝒳 math", "🇳🇱 flag", "👩‍💻 dev", "1️⃣ one", "™ ® ©", "№ 5", "…", "–", "a_b", "_a_", "__", "a–b", "x²"),
    *(
        "constructor",
        "__proto__",
        "toString",
        "Wat doet mijn afdeling?",
        "Eén voorraadtarget",
        "<b>",
        "&amp;",
        "[x](y)",
    ),
    *("A" * 300, "0", "٣", "Ⅻ", "ª º", "ʰ", "´", "¨", "ˈ", "·", "l·l", "ͺ", "゛", "々", "〆", "ー", "・"),
]


def test_anchors_are_those_of_github(node: str, node_packages: Path) -> None:
    headings = [shown(heading) for heading in AWKWARD]
    done = subprocess.run(
        [node, Path(__file__).with_name("slugs.mjs")],
        input=json.dumps(headings),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    anchors = Anchors()
    ours = [anchors.of(heading) for heading in headings]
    theirs = json.loads(done.stdout)
    assert [pair for pair in zip(headings, ours, theirs, strict=True) if pair[1] != pair[2]] == []

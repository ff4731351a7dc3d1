"""Organizations whose shape is meant to cost time or memory: small enough to be sent, and legal byte for byte.

Each function gives the files of one, by their paths; its numbers can be made smaller, for a test that counts.
`benchmarks/shapes.py` says what each costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

Files = Mapping[str, str]
OWN = "kind: organization\nformat: 1\nname: Shape\nlanguages: [en]\ntimezone: Europe/Amsterdam\n"
MOST = 1_000_000
"""Characters of a file: a few less than are read."""


def write(folder: Path, files: Files) -> Path:
    """Write an organization into a folder."""
    for path, text in {"organization.yaml": OWN, **files}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return folder


def in_files(name: str, documents: Iterable[str], *, each: int = 400) -> Files:
    """Documents, so many in a file that none of it is refused."""
    files: dict[str, str] = {}
    held: list[str] = []

    def close() -> None:
        if held:
            files[f"{name}{len(files)}.yaml"] = "---\n".join(held)
            held.clear()

    for document in documents:
        if len(held) == each or sum(map(len, held)) > MOST // 2:
            close()
        held.append(document)
    close()
    return files


def page(text: str) -> Files:
    """A page of the organization's own."""
    return {"pages/shape.md": text[:MOST]}


def departments(count: int) -> Iterator[str]:
    """So many departments."""
    return (f"kind: department\nid: d{n}\nname: D {n}\n" for n in range(count))


def metric(name: str, more: str = "") -> str:
    """A metric that may be anything."""
    return f"kind: metric\nid: {name}\nname: {name}\nunit: points\nbetter: higher\n{more}"


def kpi(name: str, of: str, target: str, department: str = "d0") -> str:
    """What a department wants of a metric."""
    return f"kind: kpi\nid: {name}\ndepartment: {department}\nmetric: {of}\ntarget: {{ {target} }}\n"


def ignore_stars(stars: int = 8, letters: int = 60) -> Files:
    """A pattern that a regular expression tries in ever more ways, and the name of a file that never fits."""
    return {
        "organization.yaml": f'{OWN}ignore: ["{"*a" * stars}b"]\n',
        f"pages/{'a' * letters}.md": "# A\n",
    }


def ignore_folders(folders: int = 30) -> Files:
    """The same with folders: `**/a/**/a/**/b`, and a file forty folders deep."""
    return {
        "organization.yaml": f'{OWN}ignore: ["{"**/a/" * folders}b"]\n',
        f"{'a/' * 40}c.yaml": "kind: department\nid: c\nname: C\n",
    }


def ignore_many(patterns: int = 20_000, files: int = 500) -> Files:
    """Many patterns, and files that fit none."""
    lines = "".join(f'  - "*a{n}*b*c*"\n' for n in range(patterns))
    return {
        "organization.yaml": f"{OWN}ignore:\n{lines}",
        **{f"departments/{'a' * 100}{n}.yaml": f"kind: department\nid: d{n}\nname: D {n}\n" for n in range(files)},
    }


def meetings_at_once(meetings: int = 5_000) -> Files:
    """Meetings that all take place at the same time, and all expect the same people."""
    said = (
        f"kind: meeting\nid: m{n}\nname: M {n}\ntype: alignment\npurpose: p\nduration: 30 min\n"
        "schedule: { every: week, day: mon, at: '10:00' }\nwho: { leads_of: all }\n"
        for n in range(meetings)
    )
    people = "kind: person\nid: p0\nname: P\nrole: R\ndepartment: d0\n"
    led = "kind: department\nid: d0\nname: D\nlead: [p0]\n"
    return in_files("meetings/m", [led, people, *said])


def meetings_of_a_century(meetings: int = 40) -> Files:
    """Meetings on every day of a hundred years, two of which never end."""
    said = (
        f"kind: meeting\nid: m{n}\nname: M {n}\ntype: stand-up\npurpose: p\nduration: 15 min\nschedule: "
        f"{{ every: day, at: '{8 + n % 10:02}:{n % 60:02}', from: 2000-01-01{', until: 2100-01-01' * (n > 1)} }}\n"
        "who: { departments: [d0] }\n"
        for n in range(meetings)
    )
    return in_files("meetings/m", [*departments(1), *said])


def except_days(days: int = 20_000) -> Files:
    """A meeting with so many days on which it does not happen."""
    left_out = "".join(f"    - {2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}\n" for n in range(days))
    said = (
        "kind: meeting\nid: m\nname: M\ntype: stand-up\npurpose: p\nduration: 15 min\nschedule:\n  every: day\n"
        f"  at: '10:00'\n  from: 2000-01-01\n  except:\n{left_out}who: {{ departments: [d0] }}\n"
    )
    return {"d.yaml": next(departments(1)), "m.yaml": said}


def closed_days(days: int = 16_000, meetings: int = 40) -> Files:
    """An organization that is closed on so many days."""
    closed = "".join(f"  - date: {2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}\n" for n in range(days))
    return {"organization.yaml": f"{OWN}closed:\n{closed}", **meetings_of_a_century(meetings)}


def complete_influences(metrics: int = 150) -> Files:
    """Metrics that all move each other, each with a KPI."""
    said = (
        metric(
            f"m{n}",
            "influences:\n"
            + "".join(f"  - {{ metric: m{o}, effect: {'raises' if (n + o) % 2 else 'lowers'} }}\n"
                      for o in range(metrics) if o != n),
        )
        for n in range(metrics)
    )  # fmt: skip
    kpis = (kpi(f"k{n}", f"m{n}", "move: up", f"d{n % 10}") for n in range(metrics))
    return in_files("x", [*departments(10), *said, *kpis])


def chain_of_influences(metrics: int = 3_000) -> Files:
    """Metrics of which each moves the next."""
    said = (
        metric(f"m{n}", f"influences: [{{ metric: m{n + 1}, effect: raises }}]\n" if n + 1 < metrics else "")
        for n in range(metrics)
    )
    kpis = [kpi("k0", "m0", "move: up"), kpi("k1", f"m{metrics - 1}", "move: down", "d1")]
    return in_files("x", [*departments(2), *said, *kpis])


def kpis_of_one_metric(kpis: int = 1_000, departments_: int = 1) -> Files:
    """KPIs on one metric, half of which want much of it and half little."""
    said = (
        kpi(f"k{n}", "m", f"{'at_least: 90' if n % 2 else 'at_most: 10'}", f"d{n % departments_}")
        for n in range(kpis)
    )  # fmt: skip
    return in_files("x", [*departments(departments_), metric("m"), *said])


def long_sum(metrics: int = 200) -> Files:
    """A sum of so many metrics, each with a KPI."""
    return _formula(" + ", metrics)


def product_and_quotient(metrics: int = 200) -> Files:
    """A product and a quotient of so many metrics, as the format just allows."""
    half = metrics // 2
    said = [metric(f"m{n}", "range: { min: 1, max: 2 }\n") for n in range(metrics)]
    total = metric("t", f'formula: "{" * ".join(f"[m{n}]" for n in range(half))}"\n')
    share = metric("q", f'formula: "{" / ".join(f"[m{n}]" for n in range(half, metrics))}"\n')
    kpis = [kpi(f"k{n}", f"m{n}", "at_least: 1", f"d{n % 5}") for n in range(metrics)]
    return in_files("x", [*departments(5), *said, total, share, *kpis, kpi("kt", "t", "at_most: 1")])


def network_of_formulas(metrics: int = 600) -> Files:
    """Formulas that rest on each other: each a sum of two before it, or a product."""
    said = [metric("m0", "range: { min: 0, max: 10 }\n"), metric("m1", "range: { min: 0, max: 10 }\n")]
    said += [
        metric(f"m{n}", f'formula: "[m{n - 1}] {"*" if n % 3 == 0 else "-" if n % 3 == 1 else "+"} [m{n // 2}]"\n')
        for n in range(2, metrics)
    ]
    kpis = [kpi(f"k{n}", f"m{n}", f"{'at_least' if n % 2 else 'at_most'}: {n}", f"d{n % 5}") for n in range(metrics)]
    return in_files("x", [*departments(5), *said, *kpis])


def squares(metrics: int = 40) -> Files:
    """Metrics of which each is the square of the one before: digits that double at each step."""
    said = [metric("m0", "range: { min: 2, max: 10 }\n")]
    said += [metric(f"m{n}", f'formula: "[m{n - 1}] * [m{n - 1}]"\n') for n in range(1, metrics)]
    kpis = [kpi("k0", "m0", "at_most: 3"), kpi("k1", f"m{metrics - 1}", "at_least: 4", "d1")]
    return in_files("x", [*departments(2), *said, *kpis])


def _formula(sign: str, metrics: int) -> Files:
    said = [metric(f"m{n}", "range: { min: 0, max: 100 }\n") for n in range(metrics)]
    total = metric("t", f'formula: "{sign.join(f"[m{n}]" for n in range(metrics))}"\n')
    kpis = [kpi(f"k{n}", f"m{n}", "at_least: 90", f"d{n % 5}") for n in range(metrics)]
    return in_files("x", [*departments(5), *said, total, *kpis, kpi("kt", "t", "at_most: 100")])


def faulty_goals(goals: int = 4_000) -> Files:
    """Goals that each hold two faults which have to be explained."""
    said = (
        f"kind: goal\nid: g{n}\nname: G {n}\nshared_by: [d0, d1]\n{f'part_of: g{n - 1}' if n else ''}\n"
        for n in range(goals)
    )
    return in_files("x", [*departments(2), *said])


def chain_of_departments(count: int = 2_000) -> Files:
    """Departments of which each is part of the one before."""
    said = (f"kind: department\nid: d{n}\nname: D {n}\n{f'part_of: d{n - 1}' if n else ''}\n" for n in range(count))
    return in_files("x", said)


def many_departments(count: int = 2_000) -> Files:
    """Departments, all in one file."""
    return in_files("x", departments(count), each=count)


def many_persons(count: int = 9_000) -> Files:
    """People of one department, in files of 400."""
    people = (f"kind: person\nid: p{n}\nname: P {n}\nrole: R {n}\ndepartment: d0\n" for n in range(count))
    return in_files("x", [*departments(1), *people])


def many_languages(count: int = 1_000) -> Files:
    """A handbook in so many languages."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    codes = [a + b + c for a in letters for b in letters for c in letters][:count]
    own = OWN.replace("[en]", f"[en, {', '.join(code for code in codes if code != 'en')}]")
    return {"organization.yaml": own, "d.yaml": next(departments(1))}


def table_of_days(days: int = 80_000) -> Files:
    """A figure of every day of two hundred years."""
    import datetime

    first = datetime.date(1900, 1, 1)
    rows = "".join(f"{first + datetime.timedelta(days=n)},{n % 97}\n" for n in range(days))
    return {
        **in_files("x", [*departments(1), metric("m", "measured_every: day\n"), kpi("k", "m", "at_least: 90")]),
        "measurements/m.csv": f"date,value\n{rows}",
    }


def short_documents(count: int = 20_000) -> Files:
    """Documents that say nearly nothing, and nothing right."""
    return in_files("x", (f"kind: tag\nid: t{n}\n" for n in range(count)), each=10_000)


def long_keys(count: int = 10) -> Files:
    """Keys of a hundred thousand letters, which nothing knows."""
    return in_files("x", (f"{next(departments(1))}{'k' * 90_000}{n}: 1\n" for n in range(count)))


def long_names(count: int = 10) -> Files:
    """Names of a hundred thousand letters."""
    return in_files("x", (f"kind: department\nid: d{n}\nname: {'n' * 90_000}\n" for n in range(count)))


def long_texts(count: int = 9) -> Files:
    """Texts of a hundred thousand characters, full of what Markdown might be."""
    text = "*a_ `b` [c](d) ![e](f) " * 4_000
    return in_files("x", (f"kind: department\nid: d{n}\nname: D {n}\nmission: '{text}'\n" for n in range(count)))


def long_numbers(count: int = 1_000) -> Files:
    """Numbers of eighteen digits."""
    said = (metric(f"m{n}", f"range: {{ min: 0, max: {'9' * 18} }}\n") for n in range(count))
    kpis = (kpi(f"k{n}", f"m{n}", f"at_least: 0.{'0' * 16}1", f"d{n % 2}") for n in range(count))
    return in_files("x", [*departments(2), *said, *kpis])


def wide_mappings(keys: int = 20_000) -> Files:
    """A document with so many keys that nothing knows."""
    return {"x.yaml": next(departments(1)) + "".join(f"key-{n}: 1\n" for n in range(keys))}


def aliases(count: int = 50_000) -> Files:
    """Anchors, and what refers to them."""
    return {"x.yaml": "a: &a x\nb:\n" + "- *a\n" * count}


def hidden_characters(count: int = 300_000) -> Files:
    """A text and a page of characters that nobody sees."""
    hidden = "\u200b" * count
    return {
        "x.yaml": f"kind: department\nid: d0\nname: D\nmission: a{hidden}\n",
        "pages/shape.md": f"# A\n\na{hidden}\n",
    }


def many_tags(count: int = 40_000) -> Files:
    """A document with so many tags."""
    return {"x.yaml": next(departments(1)) + "tags:\n" + "".join(f"- t{n}\n" for n in range(count))}


def many_scopes(scopes: int = 20_000, kpis: int = 300) -> Files:
    """Scopes, and KPIs that each have one of their own."""
    own = f"{OWN}scopes:\n  region:\n" + "".join(f"  - r{n}\n" for n in range(scopes))
    said = (
        kpi(f"k{n}", "m", f"{'at_least: 90' if n % 2 else 'at_most: 10'}", f"d{n % 5}") + f"scope: {{ region: r{n} }}\n"
        for n in range(kpis)
    )
    return {"organization.yaml": own, **in_files("x", [*departments(5), metric("m"), *said])}


def images(count: int = 150_000) -> Files:
    """A page that begins pictures, and ends none."""
    return page("![a](" * count)


def emphasis(count: int = 250_000) -> Files:
    """A page that begins emphasis of two kinds, and ends none."""
    return page("*a_ " * count)


def references(count: int = 40_000, uses: int = 50_000) -> Files:
    """A page with so many definitions of links, and uses of them."""
    return page("".join(f"[{n}]: x\n" for n in range(count)) + "\n" + "".join(f"[{n % count}] " for n in range(uses)))


def headings(count: int = 150_000) -> Files:
    """A page of headings."""
    return page("# a\n\n" * count)


def links(count: int = 30_000) -> Files:
    """A page with so many links to a document."""
    return page("# P\n\n" + "[link to d0](department/d0)\n" * count) | {"d.yaml": next(departments(1))}


def broken_links(count: int = 20_000) -> Files:
    """A page with so many links, each to another document that is not there, beside as many that are."""
    text = "# P\n\n" + "".join(f"[link](department/d0-{n})\n\n" for n in range(count))
    return page(text) | in_files("d", departments(500))


def backticks(longest: int = 1_400) -> Files:
    """A page with runs of backticks, each longer than the one before, so that none is closed."""
    return page("a ".join("`" * n for n in range(1, longest)))


def brackets(count: int = 100_000) -> Files:
    """A page of opening brackets and then of closing ones."""
    return page("[" * count + "]" * count)


def tags_of_html(count: int = 300_000) -> Files:
    """A page that begins so many tags."""
    return page("<a " * count)


def wide_table(columns: int = 5_000, rows: int = 15) -> Files:
    """A table on a page with so many columns."""
    row = "|" + "a|" * columns + "\n"
    return page(row + "|" + "-|" * columns + "\n" + row * rows)


def quotes_in_quotes(count: int = 500) -> Files:
    """A page of quotations within quotations."""
    return page(("> " * 300 + "a\n\n") * count)


def lists_in_lists(depth: int = 900) -> Files:
    """A page of lists within lists."""
    return page("".join("  " * n + "- a\n" for n in range(depth)))


def many_pages(pages: int = 40, size: int = 200_000) -> Files:
    """Several pages of ordinary writing, each long."""
    text = "Some *ordinary* writing with a [link](https://example.com) and `code` in it.\n\n"
    return {f"pages/p{n}.md": f"# Page {n}\n\n" + text * (size // len(text)) for n in range(pages)}


SHAPES: Mapping[str, Callable[[], Files]] = {
    made.__name__: made
    for made in (
        *(ignore_stars, ignore_folders, ignore_many, meetings_at_once, meetings_of_a_century, except_days, closed_days),
        *(complete_influences, chain_of_influences, kpis_of_one_metric, long_sum, product_and_quotient),
        *(
            network_of_formulas,
            faulty_goals,
            chain_of_departments,
            many_departments,
            many_persons,
            many_languages,
            table_of_days,
        ),
        *(short_documents, long_keys, long_names, long_texts, long_numbers, wide_mappings, aliases, hidden_characters),
        *(many_tags, many_scopes, images, emphasis, references, headings, links, broken_links, backticks, brackets),
        *(tags_of_html, wide_table, quotes_in_quotes, lists_in_lists, many_pages),
    )
}

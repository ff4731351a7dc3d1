"""What people write in Dutch, or in other English words, for one of the choices that a field has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from collabctl.documents.nearest import folded

_WORDS = (
    # How a figure goes, and how it is worked out.
    ("higher", "hoger omhoog meer stijgend up more"),
    ("lower", "lager omlaag minder dalend down less"),
    ("steady", "stabiel gelijk gelijkblijvend constant stable flat"),
    ("up", "omhoog hoger meer stijgen stijgend"),
    ("down", "omlaag lager minder dalen dalend"),
    ("sum", "som totaal optellen opgeteld total add"),
    ("average", "gemiddeld gemiddelde mean avg"),
    ("latest", "laatste recentste last newest"),
    ("raises", "verhoogt stijgt vergroot versterkt increases raise"),
    ("lowers", "verlaagt daalt verkleint vermindert decreases reduces lower"),
    ("unclear", "onduidelijk onbekend onzeker unknown"),
    ("weak", "zwak licht"),
    ("medium", "middel middelmatig gemiddeld normaal matig normal"),
    ("strong", "sterk zwaar"),
    ("assumed", "aanname aangenomen vermoeden assumption guess"),
    ("expert", "deskundige ervaring expertise"),
    ("correlation", "correlatie samenhang verband"),
    ("experiment", "proef test"),
    ("low", "laag"),
    ("high", "hoog"),
    ("none", "geen niets"),
    ("own", "eigen"),
    ("whole", "geheel totaal total"),
    # How far something is.
    ("candidate", "kandidaat mogelijk"),
    ("pilot", "proef test"),
    ("in-use", "in_gebruik gebruikt actief active live"),
    ("retiring", "uitfaseren wordt_uitgefaseerd"),
    ("retired", "uitgefaseerd vervallen gestopt"),
    ("choosing", "kiezen keuze in_keuze"),
    ("planned", "gepland ingepland plan scheduled"),
    ("rolling-out", "uitrollen uitrol in_uitrol"),
    ("running", "loopt lopend bezig actief active in_progress"),
    ("done", "klaar gereed af afgerond voltooid finished completed"),
    ("stopped", "gestopt afgebroken cancelled canceled"),
    ("open", "openstaand lopend"),
    ("kept", "nagekomen gehouden ingelost"),
    ("dropped", "vervallen laten_vallen"),
    ("live", "werkend actief in_gebruik"),
    ("missing", "ontbreekt mist"),
    ("impossible", "onmogelijk kan_niet"),
    # Decisions.
    ("go", "door doorgaan ja"),
    ("adjust", "aanpassen bijstellen"),
    ("stop", "stoppen"),
    ("trade-off", "afweging compromis"),
    ("accepted", "aanvaard geaccepteerd akkoord"),
    ("will-change", "wordt_aangepast verandert"),
    ("false-alarm", "vals_alarm loos_alarm"),
    # How people meet and tell each other.
    ("stand-up", "dagstart staand_overleg daily"),
    ("project-sync", "projectoverleg"),
    ("alignment", "afstemming afstemoverleg"),
    ("retrospective", "retrospectief terugblik"),
    ("lessons-learned", "geleerde_lessen evaluatie"),
    ("kick-off", "aftrap startbijeenkomst"),
    ("all-hands", "plenair personeelsbijeenkomst"),
    ("office-hours", "inloop inloopuur spreekuur"),
    ("training", "opleiding cursus"),
    ("other", "anders overig overige"),
    ("email", "mail e-mail"),
    ("call", "bellen telefoon telefonisch phone"),
    ("in-person", "persoonlijk fysiek face-to-face"),
    ("document", "wiki"),
    ("public", "openbaar publiek"),
    ("internal", "intern"),
    ("confidential", "vertrouwelijk geheim secret"),
    ("all", "alle allemaal iedereen everyone"),
    ("one", "een één"),
    # Themes, promises, and how much is asked.
    ("psychological-safety", "psychologische_veiligheid veiligheid"),
    ("recognition", "erkenning waardering"),
    ("learning", "leren"),
    ("leadership", "leiderschap"),
    ("barrier", "belemmering obstakel drempel"),
    ("reward", "beloning"),
    ("example", "voorbeeld"),
    ("budget", "begroting"),
    ("error", "fout"),
    ("warning", "waarschuwing"),
    ("info", "opmerking notitie note"),
    ("starting", "beginnend start"),
    ("growing", "groeiend"),
    ("mature", "volwassen"),
    ("communication", "communicatie"),
    ("project-management", "projectbeheer projectmanagement"),
    ("knowledge-base", "kennisbank"),
)  # fmt: skip


def stands_for(word: str, of: Sequence[object]) -> str | None:
    """The one of the choices that a word is another name of; None where it is of none, or of several."""
    meant = [choice for choice in _by_word().get(folded(word.strip()), ()) if choice in of]
    return meant[0] if len(meant) == 1 else None


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for choice, words in _WORDS:
        for word in words.split():
            found.setdefault(folded(word), []).append(choice)
    return {word: tuple(choices) for word, choices in found.items()}

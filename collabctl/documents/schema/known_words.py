"""The keys that people write before they know ours: Dutch ones and other English ones, and the keys they stand for.

A word may stand for several keys; what a mapping has of them decides. What a word means in one mapping only, its
schema says in `x-instead`.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from collabctl.documents.nearest import folded

_LONG_TEXT = "omschrijving beschrijving description desc summary about info uitleg toelichting samenvatting"

_WORDS: tuple[tuple[str, str], ...] = (
    # What a document is, and what it is called.
    ("type", "soort"),
    ("medium", "soort"),
    ("name", "naam titel title label heet onderwerp subject"),
    ("role", "titel title rol functie function"),
    ("id", "identifier identificatie code slug"),
    # Long texts, the one that says most about a document first.
    ("purpose", f"doel doelstelling waarom why goal aim bedoeling reden {_LONG_TEXT}"),
    ("mission", f"missie doel doelstelling purpose {_LONG_TEXT}"),
    ("vision", f"visie doel {_LONG_TEXT}"),
    ("definition", f"definitie betekenis {_LONG_TEXT}"),
    ("problem", f"probleem waarom why {_LONG_TEXT}"),
    ("promise", f"belofte toezegging {_LONG_TEXT}"),
    ("because", f"omdat reden reason why waarom motivatie {_LONG_TEXT}"),
    ("how", f"hoe werkwijze {_LONG_TEXT}"),
    ("contributes", f"bijdrage draagt_bij contribution {_LONG_TEXT}"),
    ("notes", f"notities opmerkingen opmerking note remarks comment comments {_LONG_TEXT}"),
    ("example", "voorbeeld"),
    # Who.
    ("lead", "leider leiding leidinggevende leader manager head boss hoofd baas trekker projectleider"),
    ("facilitator", "leider leider_van voorzitter begeleider leader chair host"),
    ("sponsor", "opdrachtgever sponsoren"),
    ("department", "afdeling departement departments afdelingen dept unit_name"),
    ("departments", "afdelingen afdeling departementen department depts"),
    ("controlled_by", "afdelingen afdeling departments department beheerd_door"),
    ("used_by", "afdelingen afdeling gebruikt_door gebruikers users"),
    ("members", "leden teamleden deelnemers people mensen wie who"),
    ("people", "mensen personen leden members medewerkers wie"),
    ("person", "persoon naam name medewerker wie who"),
    ("who", "wie voor_wie doelgroep deelnemers aanwezigen participants attendees leden members audience"),
    ("owner", "eigenaar verantwoordelijke responsible accountable assignee wie who door"),
    ("everyone", "iedereen allemaal everybody all"),
    ("leads_of", "leiders leiding leidinggevenden leads leaders"),
    ("agreed_by", "akkoord akkoord_van afgesproken_door approved_by"),
    ("answered_by", "beantwoord_door antwoord"),
    ("working_group", "werkgroep"),
    ("ambassadors", "ambassadeurs"),
    ("from", "van vanaf begin start start_date startdatum begint sinds since"),
    ("to", "naar aan"),
    # When.
    ("schedule", "wanneer when planning rooster agenda_moment moment"),
    ("when", "wanneer moment"),
    ("every", "elke iedere frequentie frequency herhaling repeat"),
    ("day", "dag weekdag weekday dagen"),
    ("days", "dagen"),
    ("at", "om tijd tijdstip time uur"),
    ("until", "tot t/m tot_en_met einde eind eindigt end end_date einddatum to"),
    ("once", "eenmalig"),
    ("except", "behalve uitgezonderd niet_op"),
    ("duration", "duur lengte length hoelang"),
    ("period", "periode looptijd tijdvak kwartaal jaar quarter year"),
    ("due", "deadline uiterlijk voor_datum vervaldatum einddatum wanneer when due_date"),
    ("date", "datum dag wanneer when"),
    ("done_on", "klaar_op afgerond_op gereed_op completed_on finished_on"),
    ("review_by", "herzien_op herzien_voor evalueren_op geldig_tot vervalt_op expires valid_until"),
    ("left_on", "uit_dienst vertrokken_op"),
    ("respond_within", "reactietijd antwoord_binnen reageren_binnen response_time"),
    ("working_hours", "werktijden werkuren openingstijden office_hours"),
    ("quiet_hours", "stille_uren rusttijden"),
    ("timezone", "tijdzone time_zone tz"),
    ("closed", "gesloten vrije_dagen feestdagen vakanties vakantie holidays"),
    ("languages", "talen taal language"),
    # Numbers.
    ("metric", "meetwaarde maatstaf indicator metriek measure kpi"),
    ("measure", "meting meetwaarde maatstaf indicator gemeten_met"),
    ("target", "doelwaarde streefwaarde norm doel goal objective streven"),
    ("baseline", "nulmeting uitgangswaarde beginwaarde startwaarde"),
    ("weight", "gewicht weging"),
    ("unit", "eenheid"),
    ("better", "beter richting direction"),
    ("formula", "formule"),
    ("influences", "beïnvloedt invloed invloeden impacts affects"),
    ("effect", "richting"),
    ("strength", "sterkte"),
    ("evidence", "bewijs"),
    ("lag", "vertraging"),
    ("source", "bron"),
    ("at_least", "minstens minimaal minimum min ten_minste"),
    ("at_most", "hoogstens maximaal maximum max ten_hoogste"),
    ("between", "tussen"),
    ("exactly", "precies exact"),
    ("amount", "bedrag"),
    ("currency", "valuta munt"),
    ("supports", "doelen doel ondersteunt goals"),
    ("counterweights", "tegenwichten tegenwicht"),
    ("shared_by", "gedeeld_door afdelingen afdeling departments"),
    ("question", "vraag"),
    # The rest.
    ("own", "eigen"),
    ("whole", "geheel"),
    ("part_of", "onderdeel_van deel_van valt_onder parent"),
    ("external", "extern"),
    ("agenda", "agendapunten topics onderwerpen"),
    ("outcome", "uitkomst uitkomsten resultaat resultaten result results"),
    ("place", "plaats locatie ruimte zaal location room"),
    ("url", "link website adres webadres href"),
    ("open", "openbaar"),
    ("tool", "gereedschap hulpmiddel systeem app applicatie application system"),
    ("use_for", "gebruik_voor gebruiken_voor waarvoor"),
    ("not_for", "niet_voor"),
    ("category", "categorie soort"),
    ("status", "stand state toestand fase phase"),
    ("replaces", "vervangt"),
    ("connects_to", "koppelingen gekoppeld_aan integrations"),
    ("decision", "besluit beslissing"),
    ("rule", "regel check"),
    ("theme", "thema"),
    ("contact", "contactgegevens"),
    ("email", "mail e-mail e-mailadres mailadres"),
    ("phone", "telefoon telefoonnummer mobiel tel mobile"),
    ("what", "wat actie action taak task"),
    ("actions", "acties actiepunten taken tasks action_items"),
    ("went_well", "goed ging_goed wat_ging_goed positief"),
    ("could_be_better", "beter kan_beter verbeterpunten improvements"),
    ("contributions", "bijdragen"),
    ("celebrated_in", "gevierd_in"),
    ("success", "succes succescriteria success_criteria"),
    ("requirements", "eisen vereisten wensen"),
    ("candidates", "kandidaten opties options"),
    ("training", "trainingen opleiding scholing"),
    ("waves", "golven fasen fases"),
    ("budget", "begroting"),
    ("severity", "ernst"),
    ("for", "voor"),
    ("tags", "labels trefwoorden keywords"),
    ("private", "privé prive vertrouwelijk"),
)


def stands_for(word: str, keys: Container[str], *, already: Container[str] = ()) -> str | None:
    """The one of `keys` that a word is another name of; one that is not there `already` comes first."""
    meant = [key for key in names_of(word) if key in keys]
    return next((key for key in meant if key not in already), meant[0] if meant else None)


def names_of(word: str) -> tuple[str, ...]:
    """All that a word is another name of, whatever mapping it stands in."""
    return _by_word().get(folded(word), ())


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, words in _WORDS:
        for word in words.split():
            found.setdefault(folded(word), []).append(key)
    return {word: tuple(keys) for word, keys in found.items()}

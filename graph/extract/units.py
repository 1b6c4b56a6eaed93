"""The tables behind :mod:`graph.extract.quantities`: currencies, measures and nouns, by the words that name them."""

from decimal import Decimal


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def _names(table: str) -> dict[str, str]:
    """``CODE name, name; CODE name`` to name -> CODE."""
    rows = (row.strip().split(maxsplit=1) for row in table.split(";") if row.strip())
    return {name.strip(): row[0].replace("_", " ") for row in rows for name in row[1].split(",")}


CURRENCIES = _names("""
    USD dollar, us dollar, american dollar, buck, greenback; HKD hong kong dollar; AUD australian dollar, aussie
    dollar;
    CAD canadian dollar; NZD new zealand dollar, kiwi dollar; SGD singapore dollar, singaporean dollar;
    TWD taiwan dollar, new taiwan dollar, taiwanese dollar; JMD jamaican dollar; BBD barbados dollar, barbadian dollar;
    TTD trinidad dollar; NAD namibian dollar, namibia dollar; FJD fijian dollar, fiji dollar; ZWL zimbabwe dollar,
    zimbabwean dollar; LRD liberian dollar; EUR euro; GBP pound, british pound, pound sterling, sterling, quid;
    EGP egyptian pound; LBP lebanese pound; SYP syrian pound; SDG sudanese pound; JPY yen, japanese yen;
    CNY yuan, chinese yuan, renminbi, rmb; KRW won, south korean won, korean won; KPW north korean won;
    INR rupee, indian rupee; PKR pakistani rupee, pakistan rupee; LKR sri lankan rupee; NPR nepalese rupee, nepali
    rupee;
    MUR mauritian rupee; IDR rupiah; MYR ringgit; THB baht; VND dong; MXN mexican peso; PHP philippine peso;
    ARS argentine peso; CLP chilean peso; COP colombian peso; CUP cuban peso; UYU uruguayan peso; DOP dominican peso;
    CHF swiss franc; XOF cfa franc, cfa; RWF rwandan franc; CDF congolese franc; SEK krona, kronor, swedish krona,
    swedish kronor; NOK norwegian krone, norwegian kroner, norwegian crown; DKK krone, kroner, danish krone, danish
    kroner;
    ISK icelandic krona; CZK koruna, czech koruna, czech crown; PLN zloty; HUF forint; RON leu, lei; BGN lev, leva;
    RUB ruble, rouble; BYN belarusian ruble; UAH hryvnia; KZT tenge; UZS uzbek som; GEL lari; TRY lira, turkish lira;
    ILS shekel; AED dirham, uae dirham; MAD moroccan dirham; SAR riyal, saudi riyal; QAR qatari riyal;
    OMR omani riyal, omani rial; IRR rial, iranian rial; YER yemeni rial; IQD iraqi dinar; KWD kuwaiti dinar;
    BHD bahraini dinar; JOD jordanian dinar; DZD algerian dinar; TND tunisian dinar; LYD libyan dinar; RSD serbian
    dinar;
    NGN naira; GHS cedi; ZAR rand; KES kenyan shilling, kenya shilling; UGX ugandan shilling, uganda shilling;
    TZS tanzanian shilling; SOS somali shilling; ETB birr; ZMW zambian kwacha; MWK malawian kwacha; BWP pula;
    AOA angolan kwanza, kwanza; MZN metical; BDT taka, bangladeshi taka; BTN ngultrum; AFN afghani; MMK kyat; KHR riel;
    LAK kip; MNT tugrik; PGK kina; BRL reais, brazilian real; PEN peruvian sol; VES bolivar; PYG guarani; CRC costa
    rican colon;
    GTQ quetzal; HNL lempira; peso peso; franc franc; dinar dinar; shilling shilling; kwacha kwacha
""")
"""Currency words, singular -> ISO 4217 code, or the word itself where it alone names no one currency."""

PREFIXES = _names("""
    USD US$, $US, USD$; HKD HK$; AUD A$, AU$, AUD$; CAD C$, CA$, CAD$, Cdn$; NZD NZ$; SGD S$, SG$; TWD NT$; JMD J$;
    NAD N$;
    FJD F$; ZWL Z$, ZW$; TTD TT$; BBD Bds$; BRL R$; GYD G$; GBP £; EUR €; JPY ¥, JP¥; CNY CN¥; INR ₹, Rs, Re; KRW ₩;
    NGN ₦;
    PHP ₱, Php, P; ILS ₪; THB ฿; VND ₫; UAH ₴; RUB ₽; TRY ₺; GHS GH₵, GH¢, ₵, GHC, GH; CRC ₡; MYR RM; CNY RMB, Rmb; IDR
    Rp; ZAR R;
    NGN N; ZMW K; KES KSh, Ksh, Sh, KShs; UGX USh, Ush, UShs; TZS TSh, Tsh; BDT Tk, ৳; XOF CFA, FCFA; AED Dh, Dhs; SAR
    SR; QAR QR;
    BWP BWP; CHF SFr, Fr; CNY RMB¥
""")
"""Signs before the number, as written.  A bare ``$`` is read by its context."""

ISO_CODES = words(
    "AED AFN ALL AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BIF BND BOB BRL BTN BWP BYN CAD CDF CHF CLP CNY COP CRC CUP "
    "CVE "
    "CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK "
    "JMD "
    "JOD JPY KES KGS KHR KMF KPW KRW KWD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR "
    "MZN "
    "NAD NGN NIO NOK NPR NZD OMR PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SCR SDG SEK SGD SOS SRD SSP SYP SZL "
    "THB "
    "TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF XOF YER ZAR ZMW ZWL"
)

DOLLAR_HINTS = _names("""
    HKD hong kong; AUD australia, australian; CAD canada, canadian; SGD singapore; NZD new zealand; TWD taiwan;
    JMD jamaica, jamaican; NAD namibia, namibian; FJD fiji
""")
"""Words in the amount's own text that say whose ``$`` it is."""

MINOR = {"cent": "USD", "us cent": "USD", "euro cent": "EUR", "hong kong cent": "HKD", "australian cent": "AUD",
         "penny": "GBP", "pence": "GBP", "p": "GBP", "paise": "INR", "paisa": "INR", "kobo": "NGN"}  # fmt: skip
"""Hundredths of a currency."""
HUNDREDTH = Decimal("0.01")

PERCENT = {"%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent",
           "percentage point": "percentage point",
           "percent point": "percentage point", "% point": "percentage point",
           "basis point": "basis point"}  # fmt: skip

MEASURES = _names("""
    kilometre km, kms, kilometre, kilometer; metre metre, meter; centimetre cm, centimetre, centimeter; millimetre mm,
    millimetre, millimeter; mile mile; nautical_mile nautical mile; foot foot, ft; inch inch; yard yard; acre acre;
    hectare hectare, ha; square_foot square foot, sq ft; square_metre square metre, square meter, sq m, sqm;
    square_kilometre square kilometre, square kilometer, sq km, sq kms; square_mile square mile, sq mile; square_yard
    square yard;
    cubic_metre cubic metre, cubic meter; cubic_foot cubic foot; tonne tonne, metric ton; ton ton; kilogram kg, kgs,
    kilogram,
    kilogramme, kilo; gram gram, gramme; milligram mg, milligram; lb lb, pound weight; ounce ounce, oz; carat carat;
    litre litre, liter; millilitre ml, millilitre, milliliter; gallon gallon; barrel barrel, bbl; bushel bushel;
    watt watt; kilowatt kw, kilowatt; megawatt mw, megawatt; gigawatt gw, gigawatt; kilowatt_hour kwh, kilowatt hour;
    megawatt_hour mwh, megawatt hour; gigawatt_hour gwh, gigawatt hour; volt volt; horsepower horsepower, hp;
    kilohertz khz, kilohertz; megahertz mhz, megahertz; gigahertz ghz, gigahertz; byte byte; megabyte mb, megabyte;
    gigabyte gb, gigabyte; terabyte tb, terabyte; megapixel megapixel; decibel decibel, db; magnitude magnitude;
    degree degree; degree_Celsius degree celsius, °c, celsius, degree c, ° c; degree_Fahrenheit degree fahrenheit, °f,
    fahrenheit, degree f, ° f; mile/hour mph; kilometre/hour kph, kmh, km h; knot knot; light_year light year;
    second second, sec, secs; minute minute, min, mins; hour hour, hr, hrs; day day; week week; fortnight fortnight;
    month month; year year, yr, yrs, year old, yo; decade decade; century century
""")
"""Unit words, singular -> the unit's name."""

SOLD_BY = words("share head person piece unit night ticket bottle item pop game ride trip round dose vote")
"""Nouns after ``a`` that make a rate: ``26 cents a share``; units of measure do so as well."""

IRREGULAR = {
    "feet": "foot", "men": "man", "women": "woman", "children": "child", "inches": "inch", "lives": "life",
    "wives": "wife",
    "leaves": "leaf", "knives": "knife", "shelves": "shelf", "halves": "half", "centuries": "century",
    "movies": "movie",
    "series": "series", "species": "species", "pence": "pence", "crises": "crisis", "buses": "bus", "gases": "gas",
    "fishermen": "fisherman", "policemen": "policeman", "horsepower": "horsepower", "teeth": "tooth", "geese": "goose",
    "news": "news", "kms": "km", "viruses": "virus", "bonuses": "bonus", "campuses": "campus",
    "kgs": "kg", "lbs": "lb", "hrs": "hr", "mins": "min", "secs": "sec", "yrs": "yr",
    "euros": "euro", "kilos": "kilo", "photos": "photo", "videos": "video", "pesos": "peso", "ties": "tie",
    "pies": "pie", "quizzes": "quiz", "quartzes": "quartz", "waltzes": "waltz", "blitzes": "blitz",
    "calves": "calf", "elves": "elf", "hooves": "hoof", "loaves": "loaf", "scarves": "scarf", "selves": "self",
    "sheaves": "sheaf", "thieves": "thief", "wharves": "wharf", "wolves": "wolf", "werewolves": "werewolf",
    "bookshelves": "bookshelf", "housewives": "housewife", "midwives": "midwife", "analyses": "analysis",
    "diagnoses": "diagnosis", "emphases": "emphasis", "hypotheses": "hypothesis", "oases": "oasis",
    "parentheses": "parenthesis", "prognoses": "prognosis", "syntheses": "synthesis", "theses": "thesis",
}  # fmt: skip
"""Plural -> singular where no rule gives it."""
_MORE_S = words(
    "abdomen acumen albumen bitumen hymen lumen regimen rumen semen specimen stamen ache apache attache avalanche "
    "backache brioche cache cartouche cliche creche douche earache fiche headache heartache moustache mustache niche "
    "pastiche porsche psyche quiche stomachache toothache tranche canoe foe hoe horseshoe oboe roe shoe snowshoe toe "
    "woe axe crevasse finesse impasse mousse posse auntie baddie birdie bookie brasserie brownie budgie calorie collie "
    "cookie coterie foodie freebie genie goalie goodie groupie hippie hoodie indie junkie kilocalorie laddie lassie "
    "magpie menagerie necktie newbie oldie patisserie pixie prairie reverie rookie roomie selfie smoothie sortie "
    "sweetie talkie techie townie veggie yuppie zombie"
)
"""Nouns whose plural has an "s" more, where the rules would take off more."""
_MORE_ES = words(
    "abacus alias apparatus atlas bias biogas cactus canvas caucus census chorus circus citrus consensus corpus crocus "
    "discus exodus fetus focus fungus genius hiatus iris lens minibus nexus octopus pancreas prospectus radius sinus "
    "status stimulus surplus syllabus terminus trolleybus walrus"
)
"""Nouns whose plural has "es" more, where the rules would take off an "s"."""
IRREGULAR |= {f"{noun}s": noun for noun in _MORE_S} | {f"{noun}es": noun for noun in _MORE_ES}
_PLURALS = {one: many for many, one in IRREGULAR.items() if many != "halves"}
INVARIANT = words(
    "lb people aircraft series species sheep fish horsepower magnitude troops police staff personnel percent cattle "
    "spacecraft "
    "hertz megahertz gigahertz kilohertz headquarters"
)


def singular(noun: str) -> str:
    """A lower-case noun's singular, by rule.

    >>> [singular(noun) for noun in ("companies", "women", "matches", "bus", "houses", "people", "workers")]
    ['company', 'woman', 'match', 'bus', 'house', 'people', 'worker']
    """
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun in INVARIANT or noun in _PLURALS:
        return noun
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 2:
        return noun[:-1]
    return noun

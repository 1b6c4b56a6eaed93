"""The grammar of amounts, one line a case: text, and ``bound value[..upper] unit kind`` with ``=`` left out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.numbers import parse_number
from graph.extract.quantities import parse_quantity
from graph.extract.units import CURRENCIES, ISO_CODES, MEASURES, PREFIXES, singular

AMBIGUOUS = {"peso", "franc", "dinar", "shilling", "kwacha"}


def quantity(text: str, kind: str = "") -> str | None:
    found = parse_quantity(text, kind=kind)
    if found is None:
        return None
    bound = "" if found.bound == "=" else f"{found.bound} "
    value = "..".join(filter(None, (found.value, found.upper)))
    return f"{bound}{value} {found.unit.replace(' ', '_') or '-'} {found.kind}"


CASES = """
HK$28 billion | 28000000000 HKD money
HK $ 28 billion | 28000000000 HKD money
US$3.6 billion | 3600000000 USD money
U.S.$5 million | 5000000 USD money
US $199 | 199 USD money
$1.2m | 1200000 USD money
$1,234.50 | 1234.5 USD money
$28bn | 28000000000 USD money
A$3 million | 3000000 AUD money
C$2 million | 2000000 CAD money
S$4m | 4000000 SGD money
NT$30 billion | 30000000000 TWD money
R$5 | 5 BRL money
R5 million | 5000000 ZAR money
N5 billion | 5000000000 NGN money
£3 | 3 GBP money
50p | 0.5 GBP money
40 pence | 0.4 GBP money
€5.5bn | 5500000000 EUR money
5€ | 5 EUR money
¥500 billion | 500000000000 JPY money
₹2,000 | 2000 INR money
₹50 lakhs | 5000000 INR money
Rs 500 crore | 5000000000 INR money
Rs. 5 lakh crore | 5000000000000 INR money
Tk 10 lakh | 1000000 BDT money
RM5 million | 5000000 MYR money
RMB 5 billion | 5000000000 CNY money
HKD 50 billion | 50000000000 HKD money
USD 5m | 5000000 USD money
5 USD | 5 USD money
5 US$ | 5 USD money
10 Rs | 10 INR money
half a million dollars | 500000 USD money
1/2 million dollars | 500000 USD money
1/2000 | 0.0005 - count
from $5 million | 5000000 USD money
from $5 million to $6 million | 5000000..6000000 USD money
CHF 20 | 20 CHF money
ZAR 1,7 million | 1700000 ZAR money
10 million euros | 10000000 EUR money
28 billion Hong Kong dollars | 28000000000 HKD money
1.4 billion U.S. dollars | 1400000000 USD money
200 million Australian dollars | 200000000 AUD money
Australian $5 | 5 AUD money
500 billion yen | 500000000000 JPY money
five billion yuan | 5000000000 CNY money
300 billion won | 300000000000 KRW money
5 billion pounds | 5000000000 GBP money
two million Colombian pesos | 2000000 COP money
100 pesos | 100 peso money
2 million Kenyan shillings | 2000000 KES money
three hundred and fifty thousand naira | 350000 NGN money
26 cents | 0.26 USD money
12-cent | 0.12 USD money
a $5 million deal | 5000000 USD money
26 cents per share | 0.26 USD/share money
$12-a-share | 12 USD/share money
$80 a barrel | 80 USD/barrel money
$3.50/litre | 3.5 USD/litre money
$100,000 a year | 100000 USD/year money
$5 million annually | 5000000 USD/year money
$5 million a spokesman said | 5000000 USD money
$5-7 million | 5000000..7000000 USD money
$5 million to $7 million | 5000000..7000000 USD money
between $900,000 and $1 million | 900000..1000000 USD money
£1-2bn | 1000000000..2000000000 GBP money
over €1.3 billion (US$1.5 billion) | > 1300000000 EUR money
close to $2 million | ~ 2000000 USD money
minus $5 | -5 USD money
trillion-dollar | 1000000000000 USD money
tens of millions of dollars | >= 10000000 USD money
23 percent | 23 percent percent
23% | 23 percent percent
four per cent | 4 percent percent
0.5 % | 0.5 percent percent
-3 percent | -3 percent percent
2.5 percentage points | 2.5 percentage_point percent
25 basis points | 25 basis_point measure
5 to 10 percent | 5..10 percent percent
3.5-4% | 3.5..4 percent percent
up to 30 percent | <= 30 percent percent
About 100 | ~ 100 - count
more than 1,000 workers | > 1000 worker count
at least 20 people | >= 20 people count
fewer than ten | < 10 - count
just under 5,000 jobs | < 5000 job count
up to 20 aircraft | <= 20 aircraft count
as many as 300 people | <= 300 people count
nearly 40 companies | ~ 40 company count
some 200 women | ~ 200 woman count
10,000-plus | >= 10000 - count
1,000 or more | >= 1000 - count
100 or so | ~ 100 - count
eight million | 8000000 - count
two dozen | 24 - count
a dozen eggs | 12 egg count
a hundred | 100 - count
half a million | 500000 - count
two and a half million | 2500000 - count
1 000 000 | 1000000 - count
5,00,000 | 500000 - count
one-third | ~ 0.333333 - count
three-quarters | 0.75 - count
nearly half | ~ 0.5 - count
40 new electric buses | 40 bus count
200-seat | 200 seat count
12 of the 15 members | 12 - count
thousands of people | >= 1000 people count
between 5 and 10 | 5..10 - count
two or three | 2..3 - count
10,000 to 20,000 people | 10000..20000 people count
100m people | 100000000 people count
100m race | 100 metre measure
a 200-pound man | 200 lb measure
30 lbs | 30 lb measure
120 km | 120 kilometre measure
120 km/h | 120 kilometre/hour measure
60 miles per hour | 60 mile/hour measure
35 mph | 35 mile/hour measure
six feet | 6 foot measure
1,200 square feet | 1200 square_foot measure
15,000 sq km | 15000 square_kilometre measure
100 tonnes of rice | 100 tonne measure
500 megawatts | 500 megawatt measure
300,000 barrels a day | 300000 barrel/day measure
20 degrees Celsius | 20 degree_Celsius measure
1.5°C | 1.5 degree_Celsius measure
magnitude 5.8 | 5.8 magnitude measure
a 6.1-magnitude quake | 6.1 magnitude measure
34-year-old | 34 year measure
15 years old | 15 year measure
2½ years | 2.5 year measure
three-day | 3 day measure
30 minutes | 30 minute measure
Rs.500 crore | 5000000000 INR money
GH¢5 million | 5000000 GHS money
half a percent | 0.5 percent percent
just below 5% | < 5 percent percent
K-12 | None
workers | None
$ | None
 | None
""".strip("\n").splitlines()


@pytest.mark.parametrize(("text", "expected"), [[part.strip() for part in line.rsplit("|", 1)] for line in CASES])
def test_amounts(text: str, expected: str) -> None:
    assert (quantity(text) or "None") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("1,000", "worker", "1000 worker count"), ("1,000 skilled workers", "worker", "1000 worker count"),
        ("28 billion", "dollar", "28000000000 USD money"), ("five", "year", "5 year measure"),
        ("$5", "worker", "5 USD money"), ("twenty", "km", "20 kilometre measure"), ("a hundred", "", "100 - count"),
    ],
)  # fmt: skip
def test_the_caller_may_know_the_noun(text: str, kind: str, expected: str) -> None:
    assert quantity(text, kind) == expected


@given(st.integers(1, 10**12))
def test_digits_read_as_they_stand(number: int) -> None:
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@given(st.text(max_size=200))
def test_hostile_text_does_no_harm(text: str) -> None:
    found = parse_quantity(text)
    assert found is None or Decimal(found.value).is_finite()


@pytest.mark.parametrize(
    "text",
    ["9" * 500, "1,000" * 100, "million " * 60, "1/" * 100, "five hundred and " * 40, "$" * 300, "to 5 " * 80],
)
def test_repetition_gives_a_plain_value_or_nothing(text: str) -> None:
    found = parse_quantity(text)
    assert found is None or (len(found.value) < 60 and "E" not in found.value)


@pytest.mark.parametrize(
    "pair",
    "shoes:shoe toes:toe potatoes:potato headaches:headache niches:niche coaches:coach axes:axe boxes:box lenses:lens "
    "houses:house statuses:status cookies:cookie calories:calorie cities:city selfies:selfie movies:movie "
    "wolves:wolf thieves:thief lives:life specimens:specimen women:woman quizzes:quiz hypotheses:hypothesis".split(),
)
def test_one_of_many(pair: str) -> None:
    many, one = pair.split(":")
    assert singular(many) == singular(one) == one


def test_the_tables_name_real_units() -> None:
    assert set(CURRENCIES.values()) - AMBIGUOUS <= ISO_CODES
    assert set(PREFIXES.values()) <= ISO_CODES
    assert {name for name in MEASURES.values() if "/" not in name} <= {name.lower() for name in MEASURES} | {
        "degree Celsius",
        "degree Fahrenheit",
    }
    assert all(singular(name) == name for name in MEASURES.values() if name.isalpha())

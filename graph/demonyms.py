"""Which country an adjective of nationality names: "French" names France.

No kept library of the package index has a clean table: the one of countryinfo 1.0 has one form for each country, some
of them wrong (``Kirghiz``, ``Tadzhik``), and the same for an overseas territory as for its state.
Adjectives of two countries (Congolese, Dominican, Korean) and of no country (Nordic, Arab) are left out.
"""

import re

_TABLE = """
Afghan Afghanistan; Albanian Albania; Algerian Algeria; American United States; Andorran Andorra; Angolan Angola;
Antiguan Antigua and Barbuda; Argentine Argentina; Argentinian Argentina; Argentinean Argentina; Armenian Armenia;
Australian Australia; Austrian Austria; Azerbaijani Azerbaijan; Azeri Azerbaijan; Bahamian Bahamas; Bahraini Bahrain;
Bangladeshi Bangladesh; Barbadian Barbados; Belarusian Belarus; Belarussian Belarus; Belgian Belgium; Belizean Belize;
Beninese Benin; Bhutanese Bhutan; Bolivian Bolivia; Bosnian Bosnia and Herzegovina; Botswanan Botswana;
Brazilian Brazil; British United Kingdom; Bruneian Brunei; Bulgarian Bulgaria; Burkinabe Burkina Faso;
Burkinabé Burkina Faso; Burmese Myanmar; Burundian Burundi; Cambodian Cambodia; Cameroonian Cameroon;
Canadian Canada; Chadian Chad; Chilean Chile; Chinese China; Colombian Colombia; Comorian Comoros; Croatian Croatia;
Cuban Cuba; Cypriot Cyprus; Czech Czech Republic; Danish Denmark; Djiboutian Djibouti; Dutch Netherlands;
Ecuadorian Ecuador; Ecuadorean Ecuador; Egyptian Egypt; Emirati United Arab Emirates; English England;
Eritrean Eritrea; Estonian Estonia; Ethiopian Ethiopia; Fijian Fiji; Filipino Philippines; Finnish Finland;
French France; Gabonese Gabon; Gambian Gambia; Georgian Georgia; German Germany; Ghanaian Ghana; Greek Greece;
Grenadian Grenada; Guatemalan Guatemala; Guinean Guinea; Guyanese Guyana; Haitian Haiti; Honduran Honduras;
Hungarian Hungary; Icelandic Iceland; Indian India; Indonesian Indonesia; Iranian Iran; Iraqi Iraq; Irish Ireland;
Israeli Israel; Italian Italy; Ivorian Ivory Coast; Jamaican Jamaica; Japanese Japan; Jordanian Jordan;
Kazakh Kazakhstan; Kazakhstani Kazakhstan; Kenyan Kenya; Kosovan Kosovo; Kosovar Kosovo; Kuwaiti Kuwait;
Kyrgyz Kyrgyzstan; Lao Laos; Laotian Laos; Latvian Latvia; Lebanese Lebanon; Liberian Liberia; Libyan Libya;
Lithuanian Lithuania; Luxembourgish Luxembourg; Macedonian North Macedonia; Malagasy Madagascar; Malawian Malawi;
Malaysian Malaysia; Maldivian Maldives; Malian Mali; Maltese Malta; Marshallese Marshall Islands;
Mauritanian Mauritania; Mauritian Mauritius; Mexican Mexico; Micronesian Micronesia; Moldovan Moldova;
Monégasque Monaco; Monegasque Monaco; Mongolian Mongolia; Montenegrin Montenegro; Moroccan Morocco;
Mozambican Mozambique; Namibian Namibia; Nauruan Nauru; Nepalese Nepal; Nepali Nepal; Nicaraguan Nicaragua;
Nigerian Nigeria; Nigerien Niger; Norwegian Norway; Omani Oman; Pakistani Pakistan; Palauan Palau;
Palestinian Palestine; Panamanian Panama; Paraguayan Paraguay; Peruvian Peru; Philippine Philippines; Polish Poland;
Portuguese Portugal; Qatari Qatar; Romanian Romania; Russian Russia; Rwandan Rwanda; Salvadoran El Salvador;
Sammarinese San Marino; Samoan Samoa; Saudi Saudi Arabia; Scottish Scotland; Senegalese Senegal; Serbian Serbia;
Seychellois Seychelles; Singaporean Singapore; Slovak Slovakia; Slovakian Slovakia; Slovene Slovenia;
Slovenian Slovenia; Somali Somalia; Somalian Somalia; Spanish Spain; Sudanese Sudan; Surinamese Suriname;
Swazi Eswatini; Swedish Sweden; Swiss Switzerland; Syrian Syria; Taiwanese Taiwan; Tajik Tajikistan;
Tanzanian Tanzania; Thai Thailand; Timorese Timor-Leste; Togolese Togo; Tongan Tonga;
Trinidadian Trinidad and Tobago; Tunisian Tunisia; Turkish Turkey; Turkmen Turkmenistan; Tuvaluan Tuvalu;
Ugandan Uganda; Ukrainian Ukraine; Uruguayan Uruguay; Uzbek Uzbekistan; Venezuelan Venezuela; Vietnamese Vietnam;
Welsh Wales; Yemeni Yemen; Zambian Zambia; Zimbabwean Zimbabwe
"""
_OF_TWO_WORDS = {
    "Bosnian-Herzegovinian": "Bosnia and Herzegovina", "Cape Verdean": "Cape Verde",
    "Central African": "Central African Republic", "Costa Rican": "Costa Rica", "East Timorese": "Timor-Leste",
    "El Salvadoran": "El Salvador", "Equatorial Guinean": "Equatorial Guinea", "New Zealand": "New Zealand",
    "North Korean": "North Korea", "North Macedonian": "North Macedonia", "Papua New Guinean": "Papua New Guinea",
    "Puerto Rican": "Puerto Rico", "Saint Lucian": "Saint Lucia", "San Marinese": "San Marino",
    "Saudi Arabian": "Saudi Arabia", "Sierra Leonean": "Sierra Leone", "South African": "South Africa",
    "South Korean": "South Korea", "South Sudanese": "South Sudan", "Sri Lankan": "Sri Lanka",
}  # fmt: skip
COUNTRIES = dict(entry.strip().split(" ", 1) for entry in _TABLE.split(";")) | _OF_TWO_WORDS
"""Adjective to the country's name."""

_LONGEST_FIRST = sorted(COUNTRIES, key=len, reverse=True)
_ADJECTIVE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?!\w)")


def country_of(adjective: str) -> str:
    """The country that an adjective of nationality names; empty when it names none, or more than one.

    >>> country_of("French"), country_of("Nordic")
    ('France', '')
    """
    return COUNTRIES.get(" ".join(adjective.split()), "")


def countries_in(text: str) -> list[str]:
    """The countries that the adjectives of a text name.

    >>> countries_in("a South Korean firm"), countries_in("the Nordic firm")
    (['South Korea'], [])
    """
    return [COUNTRIES[found] for found in _ADJECTIVE.findall(text)]

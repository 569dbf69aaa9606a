"""What the Recognizers-Text specifications call a currency or a unit, by language; English where a language has no name of its own."""

CURRENCIES = {
    'en': {'USD': 'Dollar', 'EUR': 'Euro', 'GBP': 'Pound', 'JPY': 'Japanese yen', 'CNY': 'Chinese yuan', 'AUD': 'Australian dollar', 'CAD': 'Canadian dollar',
           'NZD': 'New Zealand dollar', 'SGD': 'Singapore dollar', 'HKD': 'Hong Kong dollar', 'TWD': 'New Taiwan dollar', 'CHF': 'Swiss franc', 'INR': 'Rupee',
           'BTC': 'Bitcoin', 'MXN': 'Mexican peso', 'ESP': 'Peseta', 'FRF': 'Franc', 'CRC': 'Costa Rican colón', 'LAK': 'Lao kip', 'KRW': 'South Korean won',
           'SEK': 'Swedish krona', 'NOK': 'Norwegian krone', 'DKK': 'Danish krone', 'RUB': 'Russian ruble', 'KHR': 'Cambodian riel', 'FIM': 'Finnish markka',
           'NLG': 'Netherlands guilder', 'DEM': 'Mark', 'NGN': 'Nigerian naira', 'BRL': 'Brazilian real', 'PLN': 'Polish złoty', 'TRY': 'Turkish lira',
           'THB': 'Thai baht', 'ZAR': 'South African rand', 'ITL': 'Italian lira', 'ILS': 'Israeli new shekel', 'VND': 'Vietnamese dong', 'PHP': 'Philippine peso'},
    'fr': {'USD': 'Dollar', 'CAD': 'Dollar Canadien', 'GBP': 'Livre', 'HKD': 'Dollar de Hong Kong', 'JPY': 'Yen Japonais', 'CNY': 'Yuan Chinois', 'CHF': 'Franc Suisse',
           'INR': 'Roupie', 'AUD': 'Dollar Australien', 'SGD': 'Dollar de Singapour', 'FRF': 'Franc', 'FIM': 'Mark finlandais'},
    'es': {'USD': 'Dólar', 'CAD': 'Dólar canadiense', 'GBP': 'Libra', 'HKD': 'Dólar de Hong Kong', 'JPY': 'Yen', 'CHF': 'Franco suizo', 'FRF': 'Franco', 'AUD': 'Dólar australiano',
           'FIM': 'Marco finlandés', 'NLG': 'Florín neerlandés', 'MXN': 'Peso mexicano', 'ESP': 'Peseta', 'CNY': 'Yuan chino', 'INR': 'Rupia'},
    'pt': {'USD': 'Dólar', 'CAD': 'Dólar canadense', 'GBP': 'Libra', 'HKD': 'Dólar de Hong Kong', 'JPY': 'Yen', 'CHF': 'Franco suíço', 'FRF': 'Franco', 'AUD': 'Dólar australiano',
           'FIM': 'Marco finlandês', 'NLG': 'Florim holandês', 'MXN': 'Peso mexicano', 'ESP': 'Peseta', 'CNY': 'Yuan chinês', 'INR': 'Rupia', 'BRL': 'Real brasileiro'},
}
COINS = {'cent': 'Cent', 'cents': 'Cent', 'penny': 'Penny', 'pence': 'Pence', 'centavo': 'Centavo', 'centavos': 'Centavo', 'céntimo': 'Céntimo',
         'céntimos': 'Céntimo', 'penique': 'Penique', 'peniques': 'Penique', 'pêni': 'Pêni', 'centesimo': 'Cent', 'centesimi': 'Cent', 'penies': 'Pêni', 'centime': 'Centime', 'centimes': 'Centime'}
FORMAL_DOLLAR = {'en': 'United States dollar', 'fr': 'Dollar États-Unis', 'es': 'Dólar estadounidense', 'pt': 'Dólar estadunidense'}

UNITS = {
    'fr': {'foot': 'Pied', 'pound': 'Livre', 'mile': 'Mile', 'tonne': 'Tonne métrique', 'ton': 'Tonne', 'metre': 'Mètres', 'kilometre': 'Kilomètres', 'centimetre': 'Centimètres',
           'millimetre': 'Millimètres', 'hectometre': 'Hectomètre', 'litre': 'Litre', 'microgram': 'Microgramme', 'barrel': 'Baril', 'square kilometre': 'Kilomètre carré',
           'cubic foot': 'Pieds cube', 'mile per hour': 'Miles par heure', 'radian': 'Radian', 'degree': 'Degré', 'gallon': 'Gallon', 'acre': 'Acre', 'inch': 'Pouce',
           'square metre': 'Mètre carré', 'kilogram': 'Kilogramme', 'kilometre per hour': 'Kilomètres par heure', 'ounce': 'Once', 'year': 'Ans', 'month': 'Mois', 'week': 'Semaines', 'day': 'Jour'},
    'es': {'foot': 'Pie', 'pound': 'Libra', 'mile': 'Milla', 'tonne': 'Tonelada métrica', 'ton': 'Tonelada', 'metre': 'Metro', 'kilometre': 'Kilómetro', 'millimetre': 'Milímetro',
           'inch': 'Pulgada', 'gallon': 'Galón', 'barrel': 'Barril', 'millilitre': 'Mililitro', 'litre': 'Litro', 'acre': 'Acre', 'square metre': 'Metro cuadrado', 'centimetre': 'Centímetro',
           'square kilometre': 'Kilómetro cuadrado', 'kilogram': 'Kilogramo', 'cubic foot': 'Pie cúbico', 'ounce': 'Onza', 'mile per hour': 'Milla por hora', 'microgram': 'Microgramo',
           'kilometre per hour': 'Kilómetro por hora', 'degree': 'Grado', 'year': 'Año', 'month': 'Mes', 'week': 'Semana', 'day': 'Día', 'degree celsius': 'Grado Celsius', 'degree fahrenheit': 'Grado Fahrenheit'},
    'pt': {'foot': 'Pé', 'pound': 'Libra', 'mile': 'Milha', 'tonne': 'Tonelada métrica', 'ton': 'Tonelada', 'metre': 'Metro', 'kilometre': 'Quilômetro', 'millimetre': 'Milímetro',
           'inch': 'Polegada', 'gallon': 'Galão', 'barrel': 'Barril', 'millilitre': 'Mililitro', 'litre': 'Litro', 'acre': 'Acre', 'square metre': 'Metro quadrado', 'centimetre': 'Centímetro',
           'square kilometre': 'Quilômetro quadrado', 'kilogram': 'Quilograma', 'cubic foot': 'Pé cúbico', 'ounce': 'Onça', 'mile per hour': 'Milha por hora', 'microgram': 'Micrograma',
           'kilometre per hour': 'Quilômetro por hora', 'degree': 'Grau', 'year': 'Ano', 'month': 'Mês', 'week': 'Semana', 'day': 'Dia', 'degree celsius': 'Grau Celsius', 'degree fahrenheit': 'Grau Fahrenheit'},
    'it': {'foot': 'Piede', 'pound': 'Libbra', 'mile': 'Miglio', 'tonne': 'Tonnellata', 'ton': 'Tonnellata', 'metre': 'Metro', 'kilometre': 'Chilometro', 'millimetre': 'Millimetro',
           'inch': 'Pollice', 'gallon': 'Gallone', 'barrel': 'Barile', 'litre': 'Litro', 'acre': 'Acro', 'square metre': 'Metro quadrato', 'centimetre': 'Centimetro', 'microgram': 'Microgrammo',
           'square kilometre': 'Chilometro quadrato', 'kilogram': 'Chilogrammo', 'cubic foot': 'Piede cubo', 'ounce': 'Oncia', 'kilometre per hour': 'Chilometro per ora',
           'year': 'Anno', 'month': 'Mese', 'week': 'Settimana', 'day': 'Giorno'},
}
SCALES = {'degree celsius': 'C', 'degree fahrenheit': 'F', 'degree': 'Degree', 'kelvin': 'Kelvin'}
SPELLING = [('kilometre', 'kilometer'), ('metre', 'meter'), ('litre', 'liter'), ('tonne', 'metric ton')]


def currency(code, formal, language, lexicon):
    """`formal`: the text names the country of the dollar. What has no name here is called by its first name in the `lexicon`."""
    if code == 'USD' and formal: return FORMAL_DOLLAR.get(language, FORMAL_DOLLAR['en'])
    first = lexicon.get(code, code)
    return CURRENCIES.get(language, {}).get(code) or CURRENCIES['en'].get(code) or first[:1].upper() + first[1:]


def unit(name, language):
    if name in UNITS.get(language, {}): return UNITS[language][name]
    if name in SCALES: return SCALES[name]
    for british, american in SPELLING:
        name = name.replace(british, american)
    return name[:1].upper() + name[1:]

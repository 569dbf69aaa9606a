#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;

namespace {

struct Figure {
  std::string quote;
  double value = 0;
  std::string unit;
};

std::vector<core::Claim> read(const std::string& language, const std::string& text) {
  return test::claims_of(text, {}, language);
}

using FigureRow = std::tuple<std::string, std::string, Figure>;

void check(const FigureRow& row) {
  const auto& [language, text, expected] = row;
  INFO(language << ": " << text);
  const auto claims = read(language, text);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].quote == expected.quote);
  CHECK(claims[0].quantity.value.to_double() == Approx(expected.value));
  CHECK(claims[0].quantity.unit == expected.unit);
}

}  // namespace

TEST_CASE("numbers in words are read in every language") {
  check(GENERATE(table<std::string, std::string, Figure>({
      {"de",
       "siebenundvierzigtausenddreihundert",
       {"siebenundvierzigtausenddreihundert", 47300, ""}},
      {"de", "fuenfundzwanzig Prozent", {"fuenfundzwanzig Prozent", 25, "percent"}},
      {"de", "zweieinhalb Millionen Euro", {"zweieinhalb Millionen Euro", 2.5e6, "EUR"}},
      {"fr",
       "quatre-vingt-dix-sept mille deux cents",
       {"quatre-vingt-dix-sept mille deux cents", 97200, ""}},
      {"fr", "322 cent", {"322 cent", 32200, ""}},
      {"fr", "trois crore lakh", {"trois crore lakh", 3e12, ""}},
      {"fr", "trois cent deux douzaines", {"trois cent deux douzaines", 324, ""}},
      {"fr",
       "un milliard et un quart million",
       {"un milliard et un quart million", 1000250000, ""}},
      {"fr", "septante-trois pour cent", {"septante-trois pour cent", 73, "percent"}},
      {"fr", "douze virgule zéro cinq", {"douze virgule zéro cinq", 12.05, ""}},
      {"es", "doscientos treinta y un mil", {"doscientos treinta y un mil", 231000, ""}},
      {"es", "siete octavos", {"siete octavos", 0.875, "fraction"}},
      {"pt", "mil e duzentos e trinta e quatro", {"mil e duzentos e trinta e quatro", 1234, ""}},
      {"pt", "três milhões de reais", {"três milhões de reais", 3e6, "BRL"}},
      {"it", "duecentosessantottomila", {"duecentosessantottomila", 268000, ""}},
      {"it", "trenta e due quinti", {"trenta e due quinti", 30.4, "fraction"}},
      {"nl", "zevenendertigduizend", {"zevenendertigduizend", 37000, ""}},
      {"nl", "drieënhalf miljoen euro", {"drieënhalf miljoen euro", 3.5e6, "EUR"}},
      {"zh", "三亿二千零五万", {"三亿二千零五万", 320050000, ""}},
      {"zh", "八百六", {"八百六", 860, ""}},
      {"fr", "1/4 de mile", {"1/4 de mile", 0.25, "mile"}},
      {"zh", "一吨半", {"一吨半", 1.5, "tonne"}},
      {"zh", "百分之四十二", {"百分之四十二", 42, "percent"}},
  })));
}

TEST_CASE("digits are read as the language writes them") {
  check(GENERATE(table<std::string, std::string, Figure>({
      {"de", "Die Rechnung betrug 1.234,50 Euro.", {"1.234,50 Euro", 1234.5, "EUR"}},
      {"fr", "Le pont mesure 1 250 mètres.", {"1 250 mètres", 1250, "metre"}},
      {"fr", "Il manque 36,4 millions d'euros.", {"36,4 millions d'euros", 36.4e6, "EUR"}},
      {"es",
       "La deuda es de 2.400 millones de dólares.",
       {"2.400 millones de dólares", 2.4e9, "USD"}},
      {"pt", "A inflação foi de 4,62%.", {"4,62%", 4.62, "percent"}},
      {"it", "Il lago è profondo 0.8 metri.", {"0.8 metri", 0.8, "metre"}},
      {"nl", "De toren is 110 meter hoog.", {"110 meter", 110, "metre"}},
      {"zh", "全长１２.５公里", {"１２.５公里", 12.5, "kilometre"}},
      {"zh", "投资5億1萬元", {"5億1萬元", 500010000, "CNY"}},
  })));
}

TEST_CASE("cents join the money before them") {
  check(GENERATE(table<std::string, std::string, Figure>({
      {"de", "Das kostet zwei Euro fünfzig.", {"zwei Euro fünfzig", 2.5, "EUR"}},
      {"es", "Cuesta 15 euros y 20 céntimos.", {"15 euros y 20 céntimos", 15.2, "EUR"}},
      {"zh", "五元三毛", {"五元三毛", 5.3, "CNY"}},
  })));
}

TEST_CASE("an article is no number") {
  const auto& [language, text] = GENERATE(table<std::string, std::string>({
      {"de", "Sie las ein Buch."},
      {"fr", "Elle a lu un livre entier."},
      {"es", "Leyó una novela."},
      {"it", "Ha letto un romanzo."},
  }));
  CHECK(read(language, text).empty());
}

TEST_CASE("a modifier that holds the word minus is no minus") {
  const auto claims = read("fr", "Le parc compte au moins 40 chênes.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].quantity.value.to_double() == 40);
  CHECK(claims[0].quantity.hedge == core::Hedge::at_least);
}

TEST_CASE("numbers of an address are no figures") {
  CHECK(read("en", "See https://example.org/list?q=30%25&page=90% for more.").empty());
}

TEST_CASE("ranges and bounds are read by the words of their language") {
  const auto [language, text, quote] = GENERATE(table<std::string, std::string, std::string>({
      {"fr", "La valeur varie entre 20 et 30.", "entre 20 et 30"},
      {"fr", "La valeur va de 20 à 90.", "20 à 90"},
      {"es", "El valor va desde 20 hasta 90.", "desde 20 hasta 90"},
      {"es", "El valor es mayor o igual a 40.", "mayor o igual a 40"},
      {"pt", "O valor é inferior ou igual a 40.", "inferior ou igual a 40"},
      {"it", "Il valore è più grande di 40.", "più grande di 40"},
      {"nl", "De waarde is lager dan of gelijk aan 40.", "lager dan of gelijk aan 40"},
  }));
  const auto claims = test::claims_of(text, {}, language);
  INFO(text);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].quote == quote);
}

TEST_CASE("dates and clock times of every language are no figures") {
  using QuoteRow = std::tuple<std::string, std::string, std::string>;
  const auto [language, text, quote] = GENERATE(values<QuoteRow>({
      {"fr", "Le 5 mai 2010 à 14 h 30, 20 personnes attendaient.", "20 personnes"},
      {"fr", "Du 15 au 20 mai, il a fait 25 degrés.", "25 degrés"},
      {"fr", "Il a attendu 14 h.", "14 h"},
      {"de", "Um 14.30 Uhr kamen 20 Menschen.", "20 Menschen"},
      {"de", "Vom 16. bis ins 19. Jahrhundert lebten hier 20 Menschen.", "20 Menschen"},
      {"de", "Am 20. November spielt der 3. Satz vor 20 Menschen.", "20 Menschen"},
      {"es", "El 5 de mayo de 2010 llegaron 20 personas.", "20 personas"},
      {"pt", "Em maio de 2010 vieram 20 pessoas.", "20 pessoas"},
      {"it", "Il 15 maggio alle 14.30 sono venute 20 persone.", "20 persone"},
      {"nl", "Op 5 mei 2010 om 9 uur kwamen 20 mensen.", "20 mensen"},
      {"zh", "2010年5月3日有20人。", "20人"},
      {"zh", "第74届会议有20人。", "20人"},
  }));
  INFO(text);
  const auto claims = test::claims_of(text, {}, language);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].quote == quote);
}

TEST_CASE("some more than a number of its scale") {
  using ValueRow = std::tuple<std::string, std::string, double>;
  const auto [text, quote, value] = GENERATE(values<ValueRow>({
      {"损失500多亿元。", "500多亿元", 5e10},
      {"有十几万人。", "十几万人", 1e5},
      {"有三百余名。", "三百余名", 300},
  }));
  INFO(text);
  const auto claims = test::claims_of(text, {}, "zh");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].quote == quote);
  CHECK(claims[0].quantity.value.to_double() == value);
  CHECK(claims[0].quantity.hedge == core::Hedge::more_than);
}

TEST_CASE("a part behind its article has the modifier before it, signs of inequality bound") {
  const auto half = test::claims_of("Plus de la moitié des gens sont venus.", {}, "fr");
  REQUIRE(half.size() == 1);
  CHECK(half[0].quote == "Plus de la moitié");
  CHECK(half[0].quantity.hedge == core::Hedge::more_than);
  const auto bound = test::claims_of("Busca los números <=100 ahora.", {}, "es");
  REQUIRE(bound.size() == 1);
  CHECK(bound[0].quantity.hedge == core::Hedge::at_most);
  const auto cents = test::claims_of("Cuesta 25 euros con 50.", {}, "es");
  REQUIRE(cents.size() == 1);
  CHECK(cents[0].quantity.value.to_double() == 25.5);
  CHECK(test::claims_of("Das kostet 10 Cent.", {}, "de").at(0).quantity.unit == "EUR");
}

TEST_CASE(
    "parts behind a scale, signs behind a number in words, bounds that take their figure in") {
  const auto one = [](const std::string& text, const std::string& language) {
    const auto claims = test::claims_of(text, {}, language);
    INFO(text);
    REQUIRE(claims.size() == 1);
    return claims[0];
  };
  CHECK(one("Het aantal is vijf miljard en driekwart.", "nl").quantity.value.to_double() == 5.75e9);
  CHECK(one("São cinco trilhões com três quartos.", "pt").quantity.value.to_double() == 5.75e12);
  CHECK(one("Het bestand is tweehonderd kB groot.", "nl").quantity.unit == "kilobyte");
  CHECK(one("Er zijn meer dan 5000 of gelijk aan.", "nl").quantity.hedge == core::Hedge::at_least);
  CHECK(one("Dat kost 100元.", "nl").quantity.unit == "CNY");
}

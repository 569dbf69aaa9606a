#include "store/store.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "store/sqlite/connection.h"
#include "tests/store/samples.h"
#include "tests/store/temporary_folder.h"

using namespace recount;
using namespace recount::store;
using tests::sample_reading;
using tests::TemporaryFolder;

TEST_CASE("an article, its claims and its findings come back as they were") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("new/folder/recount.db"));
  const Reading in = sample_reading();
  const Saved saved = db.save(in);
  CHECK(saved.version == 1);
  CHECK(saved.changed);

  const std::optional<ArticleRow> row = db.article(saved.article);
  REQUIRE(row);
  core::Article expected = in.article;
  expected.links[1] = "https://other.example/c\xEF\xBF\xBD";  // a byte that is no UTF-8
  CHECK(row->article == expected);
  CHECK(row->fetched == in.fetched);

  CHECK(db.said(saved.article) == in.claims);
  const std::vector<ClaimRow> claims = db.claims();
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].claim == in.claims.claims[0]);
  CHECK(claims[1].claim == in.claims.claims[1]);
  CHECK(claims[0].verdict == "inconsistent");
  CHECK(claims[0].series_id == "wb:x:KHM");

  const std::vector<FindingRow> findings = db.findings();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].finding == in.findings[0]);
  CHECK(findings[0].claims == std::vector{claims[1].id, claims[0].id});
  CHECK(findings[0].first_seen == "2026-11-18T11:06:40Z");
  CHECK(claims[0].findings == std::vector{findings[0].id});
}

TEST_CASE("an unchanged text is no new version, and keeps every id") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading reading = sample_reading();
  const Saved first = db.save(reading);
  const std::vector<ClaimRow> before = db.claims();
  const FindingId finding = db.findings().at(0).id;

  reading.fetched += 3600;
  reading.article.modified.value = "2026-11-22";
  reading.claims.claims.insert(reading.claims.claims.begin(), core::Claim{});
  reading.findings[0].claims = {2};
  const Saved again = db.save(reading);
  CHECK(again.article == first.article);
  CHECK_FALSE(again.changed);
  CHECK(again.version == 1);
  CHECK(again.new_alarms.empty());
  CHECK(db.article(first.article)->article.modified.value == "2026-11-22");
  CHECK(db.article(first.article)->fetched == reading.fetched - 3600);

  const std::vector<ClaimRow> after = db.claims();
  REQUIRE(after.size() == 3);
  CHECK(after[1].id == before[0].id);
  CHECK(after[2].id == before[1].id);
  CHECK(after[0].id > before[1].id);
  const FindingRow row = db.findings().at(0);
  CHECK(row.id == finding);
  CHECK(row.claims == std::vector{after[2].id});
  CHECK(row.last_seen == "2026-11-18T12:06:40Z");
}

TEST_CASE("a changed standfirst makes a second version, unless the text holds it") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading reading = sample_reading();
  reading.article.standfirst = "A dry year for 40 farms.";
  CHECK(db.save(reading).version == 1);
  reading.article.standfirst = "A dry year for 50 farms.";
  CHECK(db.save(reading).version == 2);
  // The same words as a caption are another article.
  reading.article.captions.push_back(reading.article.standfirst);
  reading.article.standfirst.clear();
  CHECK(db.save(reading).version == 3);
  reading.article.standfirst = reading.article.text.substr(0, 12);
  CHECK(db.save(reading).version == 3);
}

TEST_CASE("a changed figure makes a second version with alarms of its own") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading reading = sample_reading();
  const Saved first = db.save(reading);
  CHECK(first.new_alarms.size() == 1);

  reading.article.text = "The harvest fell to 81 tonnes.\nLast year it was 120 tonnes – a record.";
  reading.claims.claims[0].quote = "81 tonnes";
  reading.findings[0].fingerprint = "print-2";
  const Saved second = db.save(reading);
  CHECK(second.article == first.article);
  CHECK(second.version == 2);
  CHECK(second.changed);
  CHECK(second.new_alarms.size() == 1);
  REQUIRE(db.articles().size() == 1);
  CHECK(db.articles()[0].article.text == reading.article.text);
  CHECK(db.claims().size() == 2);
  CHECK(db.claims()[0].claim.quote == "81 tonnes");
  REQUIRE(db.findings().size() == 1);
  CHECK(db.findings()[0].finding.fingerprint == "print-2");

  const Reading old = sample_reading();
  CHECK(db.article(first.article, 1)->article.text == old.article.text);
  CHECK(db.article(first.article, 1)->version == 1);
  CHECK(db.said(first.article, 1) == old.claims);
  CHECK(db.said(first.article, 2) == reading.claims);
  CHECK(db.said(first.article) == reading.claims);
  CHECK_FALSE(db.article(first.article, 3));
  CHECK(db.said(first.article, 3) == core::ArticleClaims{});
}

TEST_CASE("the same figure is found in whatever article it stands") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading reading = sample_reading();
  (void)db.save(reading);
  reading.article.url += "2";
  (void)db.save(reading);
  CHECK(db.claims({.value = core::Interval{79, 80}}).size() == 2);
  CHECK(db.claims({.value = core::Interval{81, 90}}).empty());
  CHECK(db.claims({.value = core::Interval{79, 80}, .unit = "tonne", .place = "KHM"}).size() == 2);
  CHECK(db.claims({.unit = "person"}).empty());
  CHECK(db.claims({.place = "THA"}).empty());
}

TEST_CASE("of a topic that many share the newest claims of other articles come first") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  std::vector<ArticleId> ids;
  for (int i = 0; i < 4; ++i) {
    Reading reading = sample_reading();
    reading.article.url += std::to_string(i);
    reading.topics.assign(reading.claims.claims.size(), {});
    reading.topics.front() = {"harvest"};
    ids.push_back(db.save(reading).article);
  }
  const auto rows = db.of_topic("harvest", ids[3], 2);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].article == ids[2]);
  CHECK(rows[1].article == ids[1]);
  CHECK(db.of_topic("rain", ids[3], 2).empty());
}

TEST_CASE("a decision outlives re-crawls, and lapses when a figure changes") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading reading = sample_reading();
  const FindingId id = db.save(reading).new_alarms.at(0);
  CHECK(db.decide(id, Decision::dismissed, "right in context"));
  CHECK_FALSE(db.decide(FindingId{99}, Decision::accepted, ""));

  reading.article.text += " More.";
  CHECK(db.save(reading).new_alarms.empty());
  CHECK(db.finding(id)->state == Decision::dismissed);
  CHECK(db.finding(id)->reason == "right in context");

  const core::Finding kept = reading.findings[0];
  reading.findings.clear();
  (void)db.save(reading);
  CHECK(db.findings().empty());
  reading.findings = {kept};
  CHECK(db.save(reading).new_alarms.empty());
  CHECK(db.findings({.state = Decision::dismissed}).size() == 1);

  reading.findings[0].fingerprint = "another figure";
  CHECK(db.save(reading).new_alarms.size() == 1);
  CHECK(db.findings().at(0).state == Decision::open);
  CHECK(db.decide(id, Decision::open, ""));
  CHECK(db.finding(id)->state == Decision::open);
}

TEST_CASE("two findings with one fingerprint are both kept, and alarm once") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading reading = sample_reading();
  reading.findings.push_back(reading.findings[0]);
  reading.findings[1].message = "the same figures, further down";
  CHECK(db.save(reading).new_alarms.size() == 1);
  CHECK(db.findings().size() == 2);
  CHECK(db.save(reading).new_alarms.empty());
  CHECK(db.findings().size() == 2);
}

TEST_CASE("a low finding is no alarm until it becomes one") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading reading = sample_reading();
  reading.findings[0].severity = core::Severity::low;
  CHECK(db.save(reading).new_alarms.empty());
  reading.findings[0].severity = core::Severity::medium;
  CHECK(db.save(reading).new_alarms.size() == 1);
}

TEST_CASE("a reading that contradicts itself leaves nothing behind") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading reading = sample_reading();
  reading.url = core::UrlState{};
  reading.url->url = reading.article.url;
  reading.findings[0].claims = {7};
  CHECK_THROWS_WITH(db.save(reading), Catch::Contains("names claim 7 of 2"));
  CHECK(db.articles().empty());
  CHECK(db.claims().empty());
  CHECK_FALSE(db.url(reading.article.url));
}

TEST_CASE("filters narrow articles, claims and findings alike") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  Reading one = sample_reading();
  Reading two = sample_reading();
  two.article.url = "https://paper.example/b";
  two.article.site = "paper.example";
  two.findings[0].rule = "B-VALUE";
  two.findings[0].severity = core::Severity::low;
  two.findings[0].verdict = core::Verdict::needs_review;
  two.fetched += std::int64_t{5} * 86400;
  (void)db.save(one);
  const Saved second = db.save(two);

  struct Row {
    Filter filter;
    std::size_t articles, claims, findings;
  };
  const std::vector<Row> rows{
      {{}, 2, 4, 2},
      {{.since = "2026-11-20"}, 1, 2, 1},
      {{.site = "paper.example"}, 1, 2, 1},
      {{.site = "x' OR '1"}, 0, 0, 0},
      {{.rule = "B-VALUE"}, 1, 2, 1},
      {{.min_severity = core::Severity::medium}, 1, 2, 1},
      {{.verdict = core::Verdict::consistent}, 0, 0, 0},
      {{.state = Decision::open}, 2, 4, 2},
      {{.state = Decision::accepted}, 0, 0, 0},
      {{.article = second.article}, 1, 2, 1},
      {{.limit = 1}, 1, 1, 1},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    CHECK(db.articles(rows[i].filter).size() == rows[i].articles);
    CHECK(db.claims(rows[i].filter).size() == rows[i].claims);
    CHECK(db.findings(rows[i].filter).size() == rows[i].findings);
  }
  CHECK(db.findings()[0].finding.severity == core::Severity::high);
  CHECK(db.articles()[0].id == second.article);
}

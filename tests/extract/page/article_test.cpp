// What a page turned out to be, and the limits that a hostile one ends at.
#include "extract/article.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "core/utf8.h"

using namespace recount;
using core::Outcome;

namespace {

core::Article read(std::string body, const std::string& type = "text/html") {
  core::Page page;
  page.url = "https://news.example/a";
  page.content_type = type;
  page.body = std::move(body);
  return extract::extract_article(page);
}

std::string repeated(const std::string& s, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += s;
  return out;
}

std::string noise(std::size_t n) {
  std::string out;
  unsigned state = 7;
  while (out.size() < n) {
    state = state * 1103515245U + 12345U;
    out.push_back(static_cast<char>(state >> 16U));
  }
  return out;
}

const std::string kParagraph =
    "<p>The council counted the votes twice on Tuesday, and the second count gave the same result "
    "as "
    "the first, the clerk said in a statement that ran to three pages.</p>";

std::string page_of(const std::string& inner) {
  return "<html><head><title>The count</title></head><body><h1>The count</h1><div class=story>" +
         inner + "</div></body></html>";
}

}  // namespace

TEST_CASE("an ordinary page is an article with its title and paragraphs") {
  const auto a = read(page_of(repeated(kParagraph, 4)));
  CHECK(a.outcome == Outcome::article);
  CHECK(a.title.value == "The count");
  CHECK(std::count(a.text.begin(), a.text.end(), '\n') == 3);
}

TEST_CASE("what is no page says so") {
  CHECK(read("").outcome_code == "empty_document");
  CHECK(read("%PDF-1.4 ...").outcome == Outcome::not_html);
  CHECK(read(noise(20000)).outcome == Outcome::not_html);
  CHECK(read("{\"a\": 1}", "application/json").outcome == Outcome::not_html);
}

TEST_CASE("a page in UTF-16 is no binary noise") {
  std::string wide = "\xFF\xFE";
  for (const char c : page_of(repeated(kParagraph, 4))) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  const auto a = read(wide);
  CHECK(a.outcome == Outcome::article);
  CHECK(a.title.value == "The count");
}

TEST_CASE("hostile markup ends at its limit, with the limit's name") {
  CHECK(read(page_of(repeated("<div>", 5000))).outcome_code == "html_too_deep");
  CHECK(read(page_of("<p " + repeated("a=1 ", 3000) + ">x</p>")).outcome_code ==
        "html_too_many_attributes");
  CHECK(read(std::string(9U << 20U, 'x')).outcome_code == "html_too_big");
}

TEST_CASE("a page that goes on beyond a limit is read in part, with a flag that names the limit") {
  const auto flags = [](const std::string& body) { return read(body).flags; };
  const std::string story = repeated(kParagraph, 4);
  const auto many_links = read(page_of(story + repeated("<a href=x>y</a>", 10'001)));
  CHECK(many_links.flags == std::vector<std::string>{"html_many_links"});
  CHECK(many_links.links.size() == 10'000);
  const auto many_tags = read(page_of(story + repeated("</p>", 200'001)));
  CHECK(many_tags.flags == std::vector<std::string>{"html_too_many_nodes"});
  CHECK(many_tags.text.find("the clerk said") != std::string::npos);
  CHECK(flags(page_of(story)).empty());
}

TEST_CASE("nesting of a depth that real pages have is no reason to refuse") {
  const auto a =
      read(page_of(repeated("<div>", 300) + repeated(kParagraph, 4) + repeated("</div>", 300)));
  CHECK(a.outcome == Outcome::article);
}

TEST_CASE("the text is valid UTF-8 whatever the bytes were") {
  const auto a = read(page_of(repeated("<p>caf\xE9 \xFF\xC3 " + kParagraph.substr(3), 4)));
  CHECK(core::is_valid_utf8(a.text));
  CHECK(a.text.find("caf") != std::string::npos);
}

TEST_CASE("what header and meta element ask of indexers is noted once each") {
  const auto [meta, header, noindex, nosnippet] =
      GENERATE(table<std::string, std::string, int, int>({
          {"", "", 0, 0},
          {"", "NoIndex, nofollow", 1, 0},
          {"<meta name='robots' content='noindex'>", "noindex", 1, 0},
          {"<meta name='robots' content='nosnippet'>", "noindex", 1, 1},
          {"<meta name='robots' content='max-image-preview:large'>", "", 0, 0},
          {"<meta name='robots' content='index'><meta name='ROBOTS' content='noindex,nosnippet'>",
           "", 1, 1},
      }));
  CAPTURE(meta, header);
  recount::core::Page page;
  page.url = "https://news.example/a";
  page.robots_tag = header;
  page.body = "<html><head>" + meta + "<title>A</title></head><body><p>Text</p></body></html>";
  const auto flags = extract::extract_article(page).flags;
  CHECK(std::count(flags.begin(), flags.end(), "noindex") == noindex);
  CHECK(std::count(flags.begin(), flags.end(), "nosnippet") == nosnippet);
}

TEST_CASE(
    "what is reserved for text mining is noted: the page says before its header, that before its "
    "host") {
  const auto [meta, header, file, is_reserved] =
      GENERATE(table<std::string, std::string, bool, bool>({
          {"", "", false, false},
          {"", "", true, true},
          {"", "0", true, false},
          {"", "1", false, true},
          {"<meta name='tdm-reservation' content='0'>", "1", true, false},
          {"<meta name='TDM-Reservation' content='1'>", "0", false, true},
      }));
  recount::core::Page page;
  page.url = "https://news.example/a";
  page.tdm_reservation = header;
  if (file) page.flags = {"tdmrep_reserved", "ai_txt_disallowed"};
  page.body = "<html><head>" + meta + "<title>A</title></head><body><p>Text</p></body></html>";
  const auto flags = extract::extract_article(page).flags;
  CHECK(std::count(flags.begin(), flags.end(), "tdm_reserved") == (is_reserved ? 1 : 0));
  CHECK(std::count(flags.begin(), flags.end(), "ai_txt_disallowed") == (file ? 1 : 0));
}

TEST_CASE("explaining names the stage, what was pruned and the lines that were trimmed") {
  core::Page page;
  page.body =
      "<h1>Bridge shut</h1><div class=sidebar>Weather: rain</div><article>"
      "<p>The bridge over the river stays shut until the spring comes.</p>"
      "<p>Its bearings, which date from 1931, are to be replaced for a large sum.</p>"
      "<p>Share Facebook Post WhatsApp</p></article>";
  const auto has = [](const core::Article& a, const std::string& line) {
    return std::find(a.trace.begin(), a.trace.end(), line) != a.trace.end();
  };
  const core::Article told = extract::extract_article(page, {.limits = {}, .explain = true});
  CHECK(has(told, "trimmed: Share Facebook Post WhatsApp"));
  CHECK(std::count_if(told.trace.begin(), told.trace.end(),
                      [](const std::string& line) { return line.starts_with("trimmed: "); }) == 1);
  CHECK(std::any_of(told.trace.begin(), told.trace.end(),
                    [](const std::string& line) { return line.starts_with("stage: "); }));
  CHECK(extract::extract_article(page).trace.empty());
}

#include "store/near_text.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "store/store.h"
#include "temporary_folder.h"

using namespace recount;
using store::Store;
using tests::TemporaryFolder;

namespace {

/// `sentences` sentences of eight words each out of a vocabulary of its own.
std::string story(int seed, int sentences) {
  std::string text;
  unsigned state = static_cast<unsigned>(seed) * 7919U + 1U;
  for (int i = 0; i < sentences; ++i) {
    text += "The";
    for (int word = 0; word < 8; ++word) {
      state = state * 1103515245U + 12345U;
      text += " w" + std::to_string((state >> 16U) % 3000U);
    }
    text += ".\n";
  }
  return text;
}

core::Article article(const std::string& url, const std::string& text) {
  core::Article a;
  a.url = url;
  a.title.value = url;
  a.text = text;
  return a;
}

std::string without_line(const std::string& text, std::size_t from) {
  const std::size_t begin = text.find('\n', from) + 1;
  return text.substr(0, begin) + text.substr(text.find('\n', begin) + 1);
}

}  // namespace

TEST_CASE("small edits leave a text near, another text is far") {
  const std::string text = story(1, 40);
  const std::uint64_t print = store::print_of(text).value();
  const std::string edited =
      GENERATE_COPY(without_line(text, text.size() / 2), "EDITED " + text,
                    text + "Reporting by A, editing by B.", "the" + text.substr(3));
  CHECK(store::distance(print, *store::print_of(edited)) <= store::kNearDistance);
  CHECK(store::resemblance(text, edited) > 0.9);
  CHECK(store::distance(print, *store::print_of(story(2, 40))) > store::kNearDistance);
  CHECK(store::resemblance(text, story(2, 40)) < 0.1);
}

TEST_CASE("texts that say little have no print, and no text is too odd") {
  CHECK_FALSE(store::print_of(""));
  CHECK_FALSE(store::print_of(story(1, 3)));
  CHECK(store::resemblance("", "") == 0);
  const std::string odd = GENERATE(std::string(3U << 20U, 'x'), std::string(100'000, '\xE3'),
                                   std::string("\xE3"), std::string(1000, '\0'));
  (void)store::print_of(odd);
  CHECK(store::resemblance(odd, story(1, 40)) == 0);
}

TEST_CASE("a script without blanks is compared by its characters") {
  std::string text;
  for (unsigned i = 0; i < 400; ++i) {
    const unsigned code = 0x4E00 + i * i % 977;
    text += {static_cast<char>(0xE0U | code >> 12U), static_cast<char>(0x80U | (code >> 6U & 63U)),
             static_cast<char>(0x80U | (code & 63U))};
  }
  const std::string edited = text.substr(0, 600) + text.substr(606);
  REQUIRE(store::print_of(text));
  CHECK(store::distance(*store::print_of(text), *store::print_of(edited)) <= store::kNearDistance);
  CHECK(store::resemblance(text, edited) > 0.9);
}

TEST_CASE("prints that differ in three bits share a band") {
  const std::uint64_t print = store::print_of(story(1, 40)).value();
  for (unsigned i = 0; i < 64; ++i) {
    const std::uint64_t other =
        print ^ (1ULL << i) ^ (1ULL << ((i + 21) % 64)) ^ (1ULL << ((i + 42) % 64));
    const auto ours = store::bands_of(print);
    const auto theirs = store::bands_of(other);
    const bool is_shared = std::any_of(ours.begin(), ours.end(), [&](std::int64_t band) {
      return std::find(theirs.begin(), theirs.end(), band) != theirs.end();
    });
    CHECK(is_shared);
  }
}

TEST_CASE(
    "an article that repeats an earlier one is stored as its copy, and copies of copies too") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  const std::string text = story(1, 40);
  const auto first = db.save({.article = article("https://a.example/1", text)});
  const auto other = db.save({.article = article("https://b.example/2", story(2, 40))});
  const auto copy = db.save({.article = article("https://c.example/3", "EDITED " + text)});
  const auto again = db.save({.article = article("https://d.example/4", without_line(text, 900))});
  CHECK_FALSE(first.copy_of);
  CHECK_FALSE(other.copy_of);
  CHECK(copy.copy_of == first.article);
  CHECK(again.copy_of == first.article);
  CHECK(db.article(copy.article)->copy_of == "https://a.example/1");
  CHECK(db.article(first.article)->copy_of.empty());
  // The same again changes nothing; another text is no copy any more; the first never becomes one.
  CHECK(db.save({.article = article("https://c.example/3", "EDITED " + text)}).copy_of ==
        first.article);
  CHECK_FALSE(db.save({.article = article("https://c.example/3", story(3, 40))}).copy_of);
  CHECK_FALSE(db.save({.article = article("https://a.example/1", text + "More.")}).copy_of);
  CHECK(db.check_integrity().empty());
}

TEST_CASE("a section page is nobody's copy") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  core::Article list = article("https://a.example/", story(1, 40));
  (void)db.save({.article = list});
  list.url = "https://b.example/";
  list.outcome = core::Outcome::section_page;
  CHECK_FALSE(db.save({.article = list}).copy_of);
}

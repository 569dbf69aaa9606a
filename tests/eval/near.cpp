// How well near copies are told, over real articles: JSON Lines of `recount extract` on stdin.
//
//   recount extract --what article --format jsonl FOLDER | near_eval
//
// Each article is held against each other one: how many pairs are called copies by the print alone
// and after the closer look, each with what it shares. Then each is held against edits of itself: a
// word changed, a sentence taken out, a line added, a tenth cut off.
#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "store/near_text.h"

namespace {

using namespace recount::store;

struct Text {
  std::string text;
  std::uint64_t print = 0;
};

std::vector<Text> read_texts() {
  std::vector<Text> texts;
  for (std::string line; std::getline(std::cin, line);) {
    const auto article = nlohmann::json::parse(line);
    if (article.at("outcome") != "article") continue;
    std::string text = article.at("text").get<std::string>();
    const auto print = print_of(text);
    const bool is_known = std::any_of(texts.begin(), texts.end(),
                                      [&](const Text& known) { return known.text == text; });
    if (print && !is_known) texts.push_back({std::move(text), *print});
  }
  return texts;
}

bool share_band(std::uint64_t a, std::uint64_t b) {
  const auto ours = bands_of(a);
  const auto theirs = bands_of(b);
  return std::any_of(ours.begin(), ours.end(), [&](std::int64_t band) {
    return std::find(theirs.begin(), theirs.end(), band) != theirs.end();
  });
}

bool is_called_copy(const std::string& a, std::uint64_t print, const std::string& b) {
  const auto other = print_of(b);
  return other && distance(print, *other) <= kNearDistance && share_band(print, *other) &&
         resemblance(a, b) >= kNearResemblance;
}

void count_pairs(const std::vector<Text>& texts) {
  std::size_t pairs = 0;
  std::size_t near = 0;
  std::size_t copies = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      ++pairs;
      if (distance(texts[i].print, texts[j].print) > kNearDistance) continue;
      ++near;
      const double shared = resemblance(texts[i].text, texts[j].text);
      if (shared >= kNearResemblance) ++copies;
      std::printf("  near: %.2f  %.60s | %.60s\n", shared, texts[i].text.c_str(),
                  texts[j].text.c_str());
    }
  }
  std::printf("%zu texts, %zu pairs: %zu near by print, %zu called copies\n", texts.size(), pairs,
              near, copies);
}

void count_edits(const std::vector<Text>& texts) {
  constexpr std::array<const char*, 4> kNames{"a word changed", "a sentence taken out",
                                              "a line added", "a tenth cut off"};
  std::array<std::size_t, 4> found{};
  for (const Text& one : texts) {
    const std::string& t = one.text;
    const std::size_t blank = t.find(' ', t.size() / 2);
    const std::size_t stop = t.find(". ", t.size() / 3);
    const std::size_t next = stop == t.npos ? t.npos : t.find(". ", stop + 2);
    const std::array<std::string, 4> edits{
        blank == t.npos ? t : t.substr(0, blank) + " otherwise" + t.substr(t.find(' ', blank + 1)),
        next == t.npos ? t : t.substr(0, stop) + t.substr(next),
        t + "\nReporting by A. Writer in London; editing by B. Reader",
        t.substr(0, t.size() * 9 / 10)};
    for (std::size_t i = 0; i < edits.size(); ++i) {
      found.at(i) += is_called_copy(t, one.print, edits.at(i)) ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::printf("%-22s found in %.1f %%\n", kNames.at(i),
                100.0 * static_cast<double>(found.at(i)) / static_cast<double>(texts.size()));
  }
}

}  // namespace

int main() {
  const std::vector<Text> texts = read_texts();
  count_pairs(texts);
  count_edits(texts);
  return 0;
}

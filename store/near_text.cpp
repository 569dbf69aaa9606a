// Words are hashed once; everything else works on sorted hashes.
#include "store/near_text.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <iterator>
#include <string>
#include <vector>

namespace recount::store {
namespace {

constexpr std::size_t kFewestWords = 50;
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
constexpr std::size_t kRun = 3;

bool is_word_byte(unsigned char c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// From U+3000 on: Chinese, Japanese, Korean, where a run of letters is a whole sentence.
bool begins_wide(unsigned char c) { return c >= 0xE3 && c < 0xF0; }

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  text = text.substr(0, kMostBytes);
  std::vector<std::uint64_t> words;
  const auto add = [&](const std::string& word) {
    if (!word.empty()) words.push_back(XXH3_64bits(word.data(), word.size()));
  };
  std::string word;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (begins_wide(byte)) {
      add(word);
      word.clear();
      add(std::string(text.substr(i, 6)));  // this character and the next
      i += 2;
    } else if (is_word_byte(byte)) {
      word += folded(text[i]);
    } else {
      add(word);
      word.clear();
    }
  }
  add(word);
  return words;
}

void make_set(std::vector<std::uint64_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

std::vector<std::uint64_t> runs_of(std::string_view text) {
  const std::vector<std::uint64_t> words = word_hashes(text);
  std::vector<std::uint64_t> runs;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    runs.push_back(XXH3_64bits(&words[i], kRun * sizeof words[i]));
  }
  make_set(runs);
  return runs;
}

}  // namespace

std::optional<std::uint64_t> print_of(std::string_view text) {
  std::vector<std::uint64_t> words = word_hashes(text);
  make_set(words);
  if (words.size() < kFewestWords) return std::nullopt;
  std::array<std::size_t, 64> ones{};
  for (const std::uint64_t word : words) {
    for (unsigned bit = 0; bit < ones.size(); ++bit) ones.at(bit) += word >> bit & 1U;
  }
  std::uint64_t print = 0;
  for (unsigned bit = 0; bit < ones.size(); ++bit) {
    if (2 * ones.at(bit) > words.size()) print |= std::uint64_t{1} << bit;
  }
  return print;
}

int distance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

std::array<std::int64_t, 8> bands_of(std::uint64_t print) {
  std::array<std::int64_t, 8> bands{};
  for (unsigned band = 0; band < 4; ++band) {
    std::uint64_t strided = 0;
    for (unsigned i = 0; i < 16; ++i) strided |= (print >> (4 * i + band) & 1U) << i;
    bands.at(band) = static_cast<std::int64_t>(band << 16U | (print >> (16 * band) & 0xFFFFU));
    bands.at(4 + band) = static_cast<std::int64_t>((4 + band) << 16U | strided);
  }
  return bands;
}

double resemblance(std::string_view a, std::string_view b) {
  const std::vector<std::uint64_t> left = runs_of(a);
  const std::vector<std::uint64_t> right = runs_of(b);
  if (left.empty() || right.empty()) return 0;
  std::vector<std::uint64_t> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(common));
  const std::size_t all = left.size() + right.size() - common.size();
  return static_cast<double>(common.size()) / static_cast<double>(all);
}

}  // namespace recount::store

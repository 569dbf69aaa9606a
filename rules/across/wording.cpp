#include "rules/across/wording.h"

#include <algorithm>
#include <set>
#include <vector>

#include "rules/hash.h"

namespace recount::rules {
namespace {

/// Shorter sentences ("She is 25 years old.") are the same in articles that share nothing.
constexpr std::size_t kFewestWords = 10;
constexpr std::size_t kShingle = 3;

bool is_letter(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

bool is_word(const std::string& word) { return !word.empty() && is_letter(word.front()); }

/// Runs of letters, in lower case; figures and signs are left out.
std::vector<std::string> letters_of(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    if (!is_letter(c)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    words.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return words;
}

std::set<std::uint64_t> shingles_of(std::string_view sentence) {
  const std::vector<std::string> words = letters_of(sentence);
  std::set<std::uint64_t> shingles;
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t hash = kHashSeed;
    for (std::size_t k = 0; k < kShingle; ++k) hash = fnv1a(" ", fnv1a(words[i + k], hash));
    shingles.insert(hash);
  }
  return shingles;
}

}  // namespace

std::string wording_key(const Sentence& sentence, std::size_t nth) {
  const auto words = std::count_if(sentence.tokens.begin(), sentence.tokens.end(),
                                   [](const Token& t) { return is_word(t.word); });
  if (static_cast<std::size_t>(words) < kFewestWords) return {};
  std::uint64_t hash = kHashSeed;
  for (const Token& token : sentence.tokens) {
    if (token.is_figure() || is_word(token.word)) hash = fnv1a(" ", fnv1a(token.word, hash));
  }
  return "wording " + hex(hash) + ':' + std::to_string(nth);
}

double likeness(std::string_view one_sentence, std::string_view other_sentence) {
  const std::set<std::uint64_t> one = shingles_of(one_sentence);
  const std::set<std::uint64_t> other = shingles_of(other_sentence);
  if (one.empty() || other.empty()) return 0;
  const auto shared = static_cast<std::size_t>(std::count_if(
      one.begin(), one.end(), [&](std::uint64_t shingle) { return other.contains(shingle); }));
  return static_cast<double>(shared) / static_cast<double>(one.size() + other.size() - shared);
}

}  // namespace recount::rules

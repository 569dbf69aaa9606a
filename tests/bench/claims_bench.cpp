// Claims per second over real article texts, beside a pass that only finds word breaks.
#include <unicode/brkiter.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "extract/claims.h"
#include "tests/bench/measure.h"

using namespace recount;

namespace {

std::vector<core::Article> articles() {
  std::vector<core::Article> out;
  std::ifstream in(bench::evaluation_data("/data/articles/scrapinghub/ground-truth.json"));
  const auto gold = nlohmann::json::parse(in);
  for (const auto& [id, row] : gold.items()) {
    core::Article a;
    a.id = id;
    a.text = row.at("articleBody").get<std::string>();
    a.language = "en";
    out.push_back(std::move(a));
  }
  return out;
}

double megabytes(const std::vector<core::Article>& list) {
  double n = 0;
  for (const core::Article& a : list) n += static_cast<double>(a.text.size()) / 1e6;
  return n;
}

std::size_t word_breaks(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
  const icu::LocalUTextPointer opened(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  words->setText(opened.getAlias(), status);
  std::size_t n = 0;
  while (words->next() != icu::BreakIterator::DONE) ++n;
  return n;
}

}  // namespace

int main() {
  const auto list = articles();
  const auto extractor = extract::ClaimExtractor::load();
  constexpr int kRounds = 10;
  std::size_t claims = 0;
  std::size_t breaks = 0;
  double begin = bench::cpu_seconds();
  for (int i = 0; i < kRounds; ++i) {
    for (const core::Article& a : list) claims += extractor->read(a).claims.size();
  }
  const double ours = bench::cpu_seconds() - begin;
  begin = bench::cpu_seconds();
  for (int i = 0; i < kRounds; ++i) {
    for (const core::Article& a : list) breaks += word_breaks(a.text);
  }
  const double words = bench::cpu_seconds() - begin;
  const double mb = kRounds * megabytes(list);
  std::printf(
      "claims: %.1f MB/s (%zu claims in %.1f MB); word breaks alone: %.1f MB/s (%zu); ratio %.2f\n",
      mb / ours, claims, mb, mb / words, breaks, ours / words);
  return 0;
}

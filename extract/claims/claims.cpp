// Part by part, sentence by sentence. What one sentence leaves for the next (the unit of an
// ellipsis, the last speaker, an open quotation) is in `Memory`.
#include "extract/claims.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include "extract/claims/context/memory.h"
#include "extract/claims/context/setting.h"
#include "extract/claims/sentence/language.h"
#include "extract/claims/sentence/noun.h"
#include "extract/claims/sentence_reader.h"
#include "extract/data_files.h"

namespace recount::extract {

using core::Claim;
using core::TextSpan;

namespace {

/// Read for the first article in it.
class LazyLanguage {
 public:
  explicit LazyLanguage(std::vector<Language::File> files) : files_(std::move(files)) {}

  [[nodiscard]] const core::Result<Language>& get() const {
    std::call_once(loaded_, [this] { language_.emplace(Language::load(files_)); });
    return *language_;
  }

 private:
  std::vector<Language::File> files_;
  mutable std::once_flag loaded_;
  mutable std::optional<core::Result<Language>> language_;
};

}  // namespace

struct ClaimExtractor::Lexicon {
  std::map<std::string, LazyLanguage> languages;

  /// Null for a language without a lexicon: another language's words would only invent claims.
  [[nodiscard]] const Language* of(const std::string& code) const {
    const auto it = languages.find(code.empty() ? "en" : code.substr(0, 2));
    if (it == languages.end()) return nullptr;
    const core::Result<Language>& language = it->second.get();
    if (!language) throw std::runtime_error(language.error().message);
    return &*language;
  }
};

namespace {

const std::string kCommon = "common";  // signs that every language but English shares
constexpr std::size_t kMaxNumberBytes = 400;

core::Place single_place(const std::string& title, const Language& l) {
  const Sentence s = l.read(title, {0, title.size()});
  core::Place found;
  for (const PlaceMention& p : find_places(s, l)) {
    if (p.place.code.empty() || p.place.code == found.code) continue;
    if (p.demonym && !is_noun_word(s, p.end, l)) continue;  // "Lessons: Spanish"
    if (!found.code.empty()) return {};
    found = p.place;
  }
  return found;
}

void read_part(const SentenceReader& reader, const Language& l, std::string_view text,
               core::Location where, Memory memory, core::ArticleClaims& out) {
  std::size_t paragraph = 0;
  for (const TextSpan span : split_sentences(text, l.abbreviations())) {
    const bool new_paragraph =
        text.substr(paragraph, span.begin - paragraph).find('\n') != std::string_view::npos;
    if (new_paragraph) {
      memory.in_quote = false;
      if (memory.last.kind != core::UnitKind::count) memory.last.usable = false;
    }
    paragraph = span.end;
    if (span.size() >= kSentenceBytes) raise(out, "sentence_too_long");
    reader.read(text, span, where, memory, out);
  }
}

void drop_monstrous(std::vector<Claim>& claims) {
  std::erase_if(claims, [](const Claim& c) { return c.number.size() > kMaxNumberBytes; });
}

}  // namespace

core::Result<ClaimExtractor> ClaimExtractor::load(const std::vector<DataFile>& overrides) {
  std::map<std::string, std::vector<Language::File>> files;
  for (const core::EmbeddedFile& f : data_files()) {
    const std::string name(f.name);
    const std::size_t slash = name.find('/');
    if (slash != 2 && name.substr(0, slash) != kCommon) continue;  // languages have two letters
    std::string_view bytes = f.bytes;
    for (const DataFile& o : overrides) {
      if (o.name == name) bytes = o.bytes;
    }
    files[name.substr(0, slash)].push_back({name, bytes});
  }
  auto lexicon = std::make_unique<Lexicon>();
  const std::vector<Language::File> common = files[kCommon];
  files.erase(kCommon);
  for (auto& [code, list] : files) {
    if (code != "en") list.insert(list.end(), common.begin(), common.end());
    const auto language = lexicon->languages.try_emplace(code, list).first;
    // What is built in has been tested; what comes from outside must be right from the start.
    const core::Result<Language>* read = overrides.empty() ? nullptr : &language->second.get();
    if (read != nullptr && !*read) return core::fail(read->error());
  }
  return ClaimExtractor(std::move(lexicon));
}

ClaimExtractor::ClaimExtractor(std::unique_ptr<const Lexicon> lexicon)
    : lexicon_(std::move(lexicon)) {}
ClaimExtractor::ClaimExtractor(ClaimExtractor&&) noexcept = default;
ClaimExtractor& ClaimExtractor::operator=(ClaimExtractor&&) noexcept = default;
ClaimExtractor::~ClaimExtractor() = default;

core::ArticleClaims ClaimExtractor::read(const core::Article& article,
                                         const ClaimOptions& options) const {
  const Language* known = lexicon_->of(article.language);
  if (known == nullptr) return {};
  const Language& l = *known;
  const SentenceReader reader(l, article, options);
  core::ArticleClaims out;
  Memory memory;
  read_part(reader, l, article.title.value, {core::Part::title, 0, {}}, memory, out);
  memory.title_place = single_place(article.title.value, l);
  read_part(reader, l, article.outside_standfirst(), {core::Part::standfirst, 0, {}}, memory, out);
  for (std::size_t i = 0; i < article.captions.size(); ++i) {
    read_part(reader, l, article.captions[i], {core::Part::caption, i, {}}, memory, out);
  }
  read_part(reader, l, article.text, {core::Part::body, 0, {}}, memory, out);
  drop_monstrous(out.claims);
  const auto order = [](const auto& x, const auto& y) { return x.where < y.where; };
  // Only ranks come behind the figures of their sentence: most articles need no sorting.
  if (!std::is_sorted(out.claims.begin(), out.claims.end(), order))
    std::stable_sort(out.claims.begin(), out.claims.end(), order);
  std::stable_sort(out.left_out.begin(), out.left_out.end(), order);
  return out;
}

}  // namespace recount::extract

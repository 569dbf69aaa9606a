// Templates declare "en" for pages in any language, so a reliable detection over enough text wins
// over the declaration; over a short text the declaration wins.
#include "extract/page/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "core/utf8.h"
#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

constexpr std::size_t kEnough = 200;
constexpr std::size_t kRead = 1500;  // more costs time and decides nothing

std::string detect(std::string_view text) {
  std::size_t end = std::min(text.size(), kRead);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(end), true, &reliable);
  return reliable ? std::string(CLD2::LanguageCode(language)) : std::string();
}

}  // namespace

std::string language_of(std::string_view declared, std::string_view text) {
  std::string language = lower_ascii(trim_ascii(declared));
  language = language.substr(0, language.find_first_of("-_,; "));
  if (language.size() != 2) language.clear();
  if (!language.empty() && text.size() < kEnough) return language;
  const std::string found = detect(text).substr(0, 2);
  return found.empty() || found == "un" ? language : found;
}

}  // namespace recount::extract

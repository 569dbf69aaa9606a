// ICU maps and checks the labels. libcurl would take the locale's charset for the URL's, and a
// program that runs from cron has the C locale.
#include "crawler/idna.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>

namespace recount::crawler {
namespace {

std::unique_ptr<icu::IDNA> mapping() {
  UErrorCode status = U_ZERO_ERROR;
  constexpr std::uint32_t kOptions =
      UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
  return std::unique_ptr<icu::IDNA>(icu::IDNA::createUTS46Instance(kOptions, status));
}

}  // namespace

std::optional<std::string> ascii_host(std::string_view utf8) {
  static const std::unique_ptr<icu::IDNA> kIdna = mapping();
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(utf8.begin(), utf8.end(), is_ascii)) return std::string(utf8);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  kIdna->nameToASCII_UTF8({utf8.data(), static_cast<int32_t>(utf8.size())}, sink, info, status);
  if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
  return out;
}

}  // namespace recount::crawler

// Cheap certainties first: most pages are valid UTF-8 and end after one pass. Only what is neither
// declared nor UTF-8 is guessed, and a guess that fails falls back to windows-1252, which can read
// any byte. UTF-7 and other labels that browsers refuse are never honoured.
#include "extract/page/decode.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "extract/page/ascii.h"
#include "extract/page/charset_names.h"
#include "extract/page/prescan.h"

namespace recount::extract {
namespace {

constexpr std::size_t kHeadBytes = 1024;
constexpr std::size_t kGuessBytes = 64U << 10U;

struct DetectorCloser {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

std::optional<std::string> convert(std::string_view bytes, const std::string& name) {
  const auto from = open_converter(name);
  const auto to = open_converter("utf-8");
  if (from == nullptr || to == nullptr) return std::nullopt;
  std::string out(bytes.size() * 3 + 16, '\0');
  const char* source = bytes.data();
  char* target = out.data();
  UErrorCode status = U_ZERO_ERROR;
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                 bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                 pivot.data() + pivot.size(), 1, 1, &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

std::optional<Decoded> by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return Decoded{core::repair_utf8(bytes.substr(3)), "utf-8", false};
  }
  const bool little = bytes.starts_with("\xFF\xFE");
  if (!little && !bytes.starts_with("\xFE\xFF")) return std::nullopt;
  const std::string name = little ? "utf-16le" : "utf-16be";
  return Decoded{convert(bytes.substr(2), name).value_or(""), name, false};
}

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, DetectorCloser> detector(uchardet_new());
  const std::string_view head = bytes.substr(0, kGuessBytes);
  if (uchardet_handle_data(detector.get(), head.data(), head.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return web_name(uchardet_get_charset(detector.get()));
}

// One stray byte in a page of good UTF-8 does not make it another charset.
bool is_mostly_utf8(std::string_view bytes) {
  const std::string repaired = core::repair_utf8(bytes);
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t i = 0; i < repaired.size(); ++i) {
    const auto byte = static_cast<unsigned char>(repaired[i]);
    if (byte < 0xC2) continue;
    if (std::string_view(repaired).substr(i, 3) == "\xEF\xBF\xBD") {
      ++bad;
    } else {
      ++good;
    }
  }
  return good > 0 && bad * 10 <= good;
}

Decoded as_guess(std::string_view bytes, bool declared_utf8) {
  if (is_mostly_utf8(bytes)) return {core::repair_utf8(bytes), "utf-8", !declared_utf8};
  const std::string name = declared_utf8 ? "windows-1252" : guess(bytes);
  if (is_known_charset(name) && name != "utf-8") {
    if (auto text = convert(bytes, name)) return {std::move(*text), name, true};
  }
  return {convert(bytes, "windows-1252").value_or(core::repair_utf8(bytes)), "windows-1252", true};
}

Decoded by_declaration(std::string_view bytes, const std::string& declared) {
  const bool valid = core::is_valid_utf8(bytes);
  if (valid && (declared.empty() || declared == "utf-8")) {
    return {std::string(bytes), "utf-8", false};
  }
  const bool ascii = std::all_of(bytes.begin(), bytes.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  // Text that is valid UTF-8 beyond ASCII is UTF-8, whatever an eight-bit declaration says.
  if (valid && !ascii && !declared.starts_with("utf-16") && !declared.starts_with("iso-2022")) {
    return {std::string(bytes), "utf-8", true};
  }
  if (declared.empty() || declared == "utf-8") return as_guess(bytes, !declared.empty());
  if (auto text = convert(bytes, declared)) return {std::move(*text), declared, false};
  return as_guess(bytes, false);
}

bool looks_binary(std::string_view text) {
  const std::string_view head = text.substr(0, kHeadBytes);
  const auto zeros = std::count(head.begin(), head.end(), '\0');
  return zeros * 4 > static_cast<std::ptrdiff_t>(head.size());
}

}  // namespace

core::Result<Decoded> decode_page(std::string_view bytes, std::string_view content_type) {
  std::optional<Decoded> marked = by_mark(bytes);
  if (!marked) {
    std::string declared = web_name(charset_parameter(content_type));
    if (!is_known_charset(declared)) declared = prescan_charset(bytes);
    if (looks_binary(bytes) && !declared.starts_with("utf-16")) {
      return core::fail(core::ErrorKind::skip, "charset_unknown", "the page is not text");
    }
    marked = by_declaration(bytes, declared);
  }
  if (marked->text.find('\0') != std::string::npos) std::erase(marked->text, '\0');
  return std::move(*marked);
}

}  // namespace recount::extract

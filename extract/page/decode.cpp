// Cheap certainties first: most pages are valid UTF-8 and end after one pass. Only what is neither
// declared nor UTF-8 is guessed, and a guess that fails falls back to windows-1252, which can read
// any byte. UTF-7 and other labels that browsers refuse are never honoured.
#include "extract/page/decode.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

constexpr std::size_t kPrescanBytes = 1024;
constexpr std::size_t kGuessBytes = 64U << 10U;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct DetectorCloser {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

using Label = std::pair<std::string_view, std::string_view>;

// Labels that mean another encoding on the web than in the registry (WHATWG Encoding, section 4.2).
constexpr std::array<Label, 14> kWebLabels{{{"iso-8859-1", "windows-1252"},
                                            {"iso8859-1", "windows-1252"},
                                            {"latin1", "windows-1252"},
                                            {"us-ascii", "windows-1252"},
                                            {"ascii", "windows-1252"},
                                            {"cp1252", "windows-1252"},
                                            {"iso-8859-9", "windows-1254"},
                                            {"gb2312", "gb18030"},
                                            {"gbk", "gb18030"},
                                            {"ks_c_5601-1987", "windows-949"},
                                            {"euc-kr", "windows-949"},
                                            {"shift_jis", "ibm-943_P15A-2003"},
                                            {"tis-620", "windows-874"},
                                            {"utf8", "utf-8"}}};

std::string web_name(std::string_view label) {
  std::string name = lower_ascii(trim_ascii(label));
  for (const auto& [from, to] : kWebLabels) {
    if (name == from) return std::string(to);
  }
  return name;
}

bool is_refused(std::string_view name) {
  return name.starts_with("utf-7") || name.starts_with("utf-32") || name.starts_with("scsu") ||
         name.starts_with("bocu") || name.starts_with("cesu") || name.starts_with("imap");
}

std::unique_ptr<UConverter, ConverterCloser> open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

bool is_known(const std::string& name) {
  return !name.empty() && !is_refused(name) && (name == "utf-8" || open_converter(name) != nullptr);
}

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

std::string charset_parameter(std::string_view content) {
  const std::string lower = lower_ascii(content);
  std::size_t at = lower.find("charset");
  while (at != std::string::npos) {
    std::size_t i = lower.find_first_not_of(" \t\r\n\f", at + 7);
    if (i != std::string::npos && lower[i] == '=') {
      i = lower.find_first_not_of(" \t\r\n\f", i + 1);
      if (i == std::string::npos) return {};
      const bool quoted = lower[i] == '"' || lower[i] == '\'';
      const std::size_t begin = quoted ? i + 1 : i;
      const std::size_t end =
          quoted ? lower.find(lower[i], begin) : lower.find_first_of(" \t\r\n\f;\"'>/", begin);
      if (quoted && end == std::string::npos) return {};
      return lower.substr(begin, end == std::string::npos ? end : end - begin);
    }
    at = lower.find("charset", at + 7);
  }
  return {};
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
  if (is_known(name) && name != "utf-8") {
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
  const std::string_view head = text.substr(0, kPrescanBytes);
  const auto zeros = std::count(head.begin(), head.end(), '\0');
  return zeros * 4 > static_cast<std::ptrdiff_t>(head.size());
}

}  // namespace

std::string prescan_charset(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, kPrescanBytes));
  std::size_t at = 0;
  while (at < head.size()) {
    at = head.find('<', at);
    if (at == std::string::npos) return {};
    if (head.compare(at, 4, "<!--") == 0) {
      at = head.find("-->", at + 2);
      if (at == std::string::npos) return {};
      continue;
    }
    const std::size_t end = head.find('>', at);
    if (head.compare(at, 5, "<meta") == 0 && at + 5 < head.size() &&
        (is_space(head[at + 5]) || head[at + 5] == '/')) {
      std::string name = web_name(charset_parameter(
          std::string_view(head).substr(at + 5, end == std::string::npos ? end : end - at - 5)));
      if (name.starts_with("utf-16")) name = "utf-8";
      if (name == "x-user-defined") name = "windows-1252";
      if (is_known(name)) return name;
    }
    ++at;
  }
  return {};
}

core::Result<Decoded> decode_page(std::string_view bytes, std::string_view content_type) {
  std::optional<Decoded> marked = by_mark(bytes);
  if (!marked) {
    std::string declared = web_name(charset_parameter(content_type));
    if (!is_known(declared)) declared = prescan_charset(bytes);
    if (looks_binary(bytes) && !declared.starts_with("utf-16")) {
      return core::fail(core::ErrorKind::skip, "charset_unknown", "the page is not text");
    }
    marked = by_declaration(bytes, declared);
  }
  if (marked->text.find('\0') != std::string::npos) std::erase(marked->text, '\0');
  return std::move(*marked);
}

}  // namespace recount::extract

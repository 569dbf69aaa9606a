#include "extract/page/charset_names.h"

#include <array>
#include <utility>

#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

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

bool is_refused(std::string_view name) {
  // ICU overlooks what stands between letters and digits.
  if (name.find_first_of("\"'<>;, ") != std::string_view::npos) return true;
  return name.starts_with("utf-7") || name.starts_with("utf-32") || name.starts_with("scsu") ||
         name.starts_with("bocu") || name.starts_with("cesu") || name.starts_with("imap");
}

}  // namespace

std::string web_name(std::string_view label) {
  std::string name = lower_ascii(trim_ascii(label));
  for (const auto& [from, to] : kWebLabels) {
    if (name == from) return std::string(to);
  }
  // "iso8859-2" is a label as well.
  if (name.starts_with("iso8859-")) name.insert(3, 1, '-');
  return name;
}

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

bool is_known_charset(const std::string& name) {
  return !name.empty() && !is_refused(name) && (name == "utf-8" || open_converter(name) != nullptr);
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

}  // namespace recount::extract

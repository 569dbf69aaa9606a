// Relative references are merged by hand against a normalised base (libcurl 7.88.1 resolves "" and
// "#x" wrongly); libcurl then parses the absolute result: it knows IDN, numeric IPv4 spellings and
// dot segments. Percent codes of unreserved characters are decoded before the parse, so that
// "%2e%2e/" is a dot segment, and whatever must not stand bare in a URL is encoded.
#include "crawler/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "crawler/address.h"
#include "crawler/ascii.h"
#include "crawler/idna.h"
#include "crawler/percent.h"

namespace recount::crawler {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeText {
  void operator()(char* text) const { curl_free(text); }
};
using CurlUrl = std::unique_ptr<CURLU, FreeUrl>;

constexpr std::size_t kMostPlain = 1000;  ///< with its origin it is no longer than a URL may be

/// Trims as browsers do, drops tabs and newlines, turns backslashes before the query into slashes.
std::string tidy(std::string_view written) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!written.empty() && is_blank(written.front())) written.remove_prefix(1);
  while (!written.empty() && is_blank(written.back())) written.remove_suffix(1);
  std::string out;
  bool in_query = false;
  for (const char c : written) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    in_query = in_query || c == '?' || c == '#';
    out += c == '\\' && !in_query ? '/' : c;
  }
  return out;
}

std::optional<std::string> part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* raw = nullptr;
  const CURLUcode code = curl_url_get(url, which, &raw, flags);
  const std::unique_ptr<char, FreeText> text(raw);
  if (code != CURLUE_OK || !text) return std::nullopt;
  return std::string(text.get());
}

/// "https" of "https:…", or empty.
std::string_view scheme_of(std::string_view url) {
  if (url.empty() || !is_alpha(url.front())) return {};
  for (std::size_t i = 1; i < url.size(); ++i) {
    if (url[i] == ':') return url.substr(0, i);
    if (!is_alnum(url[i]) && url[i] != '+' && url[i] != '-' && url[i] != '.') return {};
  }
  return {};
}

bool is_web(std::string_view scheme) {
  return same_ignoring_case(scheme, "http") || same_ignoring_case(scheme, "https");
}

/// `url` without what libcurl's parser does not take: bare blanks and bytes after the host.
std::string parsable(std::string_view url) {
  const std::size_t host = url.find("//");
  const std::size_t path = url.find_first_of("/?", host == url.npos ? 0 : host + 2);
  if (path == url.npos) return std::string(url);
  return std::string(url.substr(0, path)) +
         with_encoded_outlaws(with_plain_percents(url.substr(path)));
}

core::Result<std::string> bad(std::string_view url, std::string code, std::string_view why) {
  return core::fail(core::ErrorKind::skip, std::move(code),
                    std::string(url.substr(0, 200)) + ": " + std::string(why));
}

/// WHATWG: a host whose last label is a number is an IPv4 address, or nothing.
bool ends_in_number(std::string_view host) {
  const std::string_view label = host.substr(host.rfind('.') + 1);
  const bool is_hex = label.starts_with("0x") || label.starts_with("0X");
  return !label.empty() && (is_hex || std::all_of(label.begin(), label.end(), is_digit));
}

bool is_usable_host(const std::string& host) {
  if (host.empty() || host.front() == '[') return is_numeric_host(host);
  const auto is_good = [](char c) { return is_alnum(c) || c == '-' || c == '.' || c == '_'; };
  if (!std::all_of(host.begin(), host.end(), is_good)) return false;
  return !ends_in_number(host) || is_numeric_host(host);
}

core::Result<std::string> composed(CURLU* url, std::string_view written) {
  auto host = ascii_host(part(url, CURLUPART_HOST).value_or(""));
  const auto scheme = part(url, CURLUPART_SCHEME);
  if (!scheme || !host) return bad(written, "url_bad", "no usable host");
  if (host->ends_with('.')) host->pop_back();
  if (!is_usable_host(*host)) return bad(written, "url_bad", "no usable host");
  std::string out = *scheme + "://" + lower(*host);
  const auto port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  if (port) out.append(1, ':').append(*port);
  out += part(url, CURLUPART_PATH).value_or("/");
  const auto query = part(url, CURLUPART_QUERY);
  if (query) out.append(1, '?').append(*query);
  if (out.size() > kMaxUrlBytes) return bad(written, "url_too_long", "too long");
  return out;
}

std::string_view before(std::string_view text, std::string_view any_of) {
  return text.substr(0, text.find_first_of(any_of));
}

/// Any number of slashes behind the scheme, as browsers take them, and no user or password.
std::string with_plain_authority(std::string_view url) {
  const std::string_view scheme = scheme_of(url);
  std::string_view rest = url.substr(scheme.size() + 1);
  rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
  const std::size_t user_end = before(rest, "/?").rfind('@');
  if (user_end != rest.npos) rest.remove_prefix(user_end + 1);
  if (rest.starts_with('/')) return {};  // "user@/path": libcurl would take the path for the host
  return std::string(scheme) + "://" + std::string(rest);
}

/// RFC 3986, 5.2.2, over text: `href` is tidy, dot segments are left for the parse.
std::string merged(std::string_view base, std::string_view href) {
  const std::string_view origin = origin_of(base);
  const std::string_view path = before(base, "?#").substr(origin.size());
  if (href.empty() || href.front() == '#') return std::string(before(base, "#"));
  if (href.starts_with("//")) return std::string(scheme_of(base)) + ":" + std::string(href);
  if (href.front() == '/') return std::string(origin) + std::string(href);
  if (href.front() == '?') return std::string(origin) + std::string(path) + std::string(href);
  return std::string(origin) + std::string(path.substr(0, path.rfind('/') + 1)) + std::string(href);
}

/// Most links stay on their site and are written as they should be: nothing is left to normalise.
bool is_plain_path(std::string_view path) {
  if (!path.starts_with('/') || path.starts_with("//") || path.size() > kMostPlain) return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    const bool begins_dots = c == '.' && path[i - 1] == '/';
    const bool is_plain = is_alnum(c) || c == '/' || c == '-' || c == '_' || c == '.';
    if (!is_plain || begins_dots) return false;
  }
  return true;
}

}  // namespace

core::Result<std::string> normalise_url(std::string_view written) {
  if (written.size() > kMaxUrlBytes) return bad(written, "url_too_long", "too long");
  const std::string plain = tidy(written);
  if (!is_web(scheme_of(plain))) return bad(written, "url_scheme", "not an http or https URL");
  if (plain.find('\0') != plain.npos) return bad(written, "url_bad", "holds a NUL");
  const std::string url = parsable(with_plain_authority(before(plain, "#")));
  const CurlUrl parsed(curl_url());
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
    return bad(written, "url_bad", "not a URL");
  }
  return composed(parsed.get(), written);
}

core::Result<std::string> resolve_url(std::string_view base, std::string_view href) {
  if (href.size() > kMaxUrlBytes) return bad(href, "url_too_long", "too long");
  const std::string_view origin = origin_of(base);
  const std::string_view path = href.substr(href.starts_with(origin) ? origin.size() : 0);
  if (is_plain_path(path)) return std::string(origin).append(path);
  const std::string link = tidy(href);
  const std::string_view scheme = scheme_of(link);
  if (scheme.empty()) return normalise_url(merged(base, link));
  const std::string_view rest = std::string_view(link).substr(scheme.size() + 1);
  const bool is_relative = same_ignoring_case(scheme, scheme_of(base)) && !rest.starts_with("//");
  return normalise_url(is_relative ? merged(base, rest) : link);
}

std::string host_key(std::string_view url) {
  const std::string_view origin = origin_of(url);
  const std::size_t host = origin.find("://") + 3;
  const bool has_port = origin.find(':', std::max(host, origin.rfind(']') + 1)) != origin.npos;
  if (has_port) return std::string(origin);
  return std::string(origin) + (origin.starts_with("https") ? ":443" : ":80");
}

std::string_view origin_of(std::string_view url) {
  const std::size_t host = url.find("://");
  if (host == url.npos) return url;
  // Asked for several times a request: find_first_of would search its set for every character.
  const auto is_end = [](char c) { return c == '/' || c == '?' || c == '#'; };
  const char* const end = std::find_if(url.data() + host + 3, url.data() + url.size(), is_end);
  return url.substr(0, static_cast<std::size_t>(end - url.data()));
}

std::string_view path_and_query(std::string_view url) { return url.substr(origin_of(url).size()); }

std::string_view host_of(std::string_view url) {
  std::string_view origin = origin_of(url);
  origin.remove_prefix(std::min(origin.find("://") + 3, origin.size()));
  const std::size_t bracket = origin.find(']');
  return origin.substr(0, bracket == origin.npos ? origin.find(':') : bracket + 1);
}

}  // namespace recount::crawler

// Files are listed first and read one at a time. A JSON Lines file is held as bytes and cut into
// lines on demand, so that its articles come one by one as well.
#include "app/input.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

#include "app/article_lines.h"
#include "app/fetch_page.h"
#include "app/file.h"

namespace recount::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

fs::path without_gz(const fs::path& path) {
  return lower(path.extension().string()) == ".gz" ? path.stem() : path.filename();
}

InputKind kind_by_name(const fs::path& path) {
  static const std::map<std::string, InputKind> kKinds{
      {".html", InputKind::page},   {".htm", InputKind::page},     {".xhtml", InputKind::page},
      {".jsonl", InputKind::lines}, {".ndjson", InputKind::lines}, {".txt", InputKind::text},
      {".warc", InputKind::archive}};
  const auto found = kKinds.find(lower(without_gz(path).extension().string()));
  return found == kKinds.end() ? InputKind::by_content : found->second;
}

InputKind kind_by_content(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return InputKind::text;
  if (bytes[first] == '{') return InputKind::lines;
  if (bytes[first] == '<') return InputKind::page;
  const std::string head = lower(std::string(bytes.substr(0, 4096)));
  const bool markup = head.find("<html") != std::string::npos ||
                      head.find("<body") != std::string::npos ||
                      head.find("<p>") != std::string::npos;
  return markup ? InputKind::page : InputKind::text;
}

/// Fails silently on folders that may not be entered; what is inside cannot be named anyway.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code code;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator it(folder, options, code), end; it != end && !code;
       it.increment(code)) {
    std::error_code unreadable;
    if (it->is_regular_file(unreadable)) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<InputFile> of_kind(const std::vector<fs::path>& files, InputKind kind) {
  std::vector<InputFile> chosen;
  for (const fs::path& file : files) {
    if (kind_by_name(file) == kind) chosen.push_back({file, kind});
  }
  return chosen;
}

core::Result<std::vector<InputFile>> list_folder(const fs::path& folder) {
  const std::vector<fs::path> files = files_below(folder);
  for (const InputKind kind :
       {InputKind::page, InputKind::lines, InputKind::archive, InputKind::text}) {
    std::vector<InputFile> chosen = of_kind(files, kind);
    if (!chosen.empty()) return chosen;
  }
  return core::fail(
      ErrorKind::fix_input, "folder_empty",
      folder.string() + ": a folder without pages (.html, .htm, .jsonl, .warc or .txt)");
}

core::Result<std::vector<InputFile>> list_argument(const std::string& argument) {
  if (argument == "-") return std::vector<InputFile>{{argument, InputKind::by_content}};
  if (is_url(argument)) return std::vector<InputFile>{{argument, InputKind::url}};
  std::error_code code;
  const fs::file_status status = fs::status(argument, code);
  if (fs::is_directory(status)) return list_folder(argument);
  if (!fs::exists(status)) {
    return core::fail(ErrorKind::fix_input, "file_missing", argument + ": no such file or folder");
  }
  return std::vector<InputFile>{{argument, kind_by_name(argument)}};
}

std::string name_of(const InputFile& file) {
  return file.path == "-" ? "standard input" : file.path.string();
}

constexpr std::size_t kProbeBytes = 64U << 10U;

std::string first_bytes(std::istream& in) {
  std::string bytes(kProbeBytes, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

std::string id_of(const fs::path& path) {
  if (path == "-") return "-";
  const fs::path name = without_gz(path);
  return kind_by_name(name) == InputKind::by_content ? name.string() : name.stem().string();
}

core::Result<std::vector<InputFile>> list_inputs(const std::vector<std::string>& arguments) {
  std::vector<InputFile> all;
  for (const std::string& argument : arguments) {
    core::Result<std::vector<InputFile>> some = list_argument(argument);
    if (!some) return some;
    all.insert(all.end(), some->begin(), some->end());
  }
  return all;
}

std::optional<core::Result<InputItem>> InputReader::next() {
  while (true) {
    if (auto line = next_line()) return line;
    if (archive_) {
      if (auto page = archive_->next()) return page;
      archive_.reset();
    }
    if (next_file_ >= files_.size()) return std::nullopt;
    const InputFile& file = files_[next_file_++];
    if (file.kind == InputKind::url) return fetched_item(file.path.string());
    core::Result<std::string> bytes = read_or_open(file);
    if (archive_) continue;
    if (!bytes) return core::fail(bytes.error());
    const InputKind kind = file.kind == InputKind::by_content ? kind_by_content(*bytes) : file.kind;
    if (kind != InputKind::lines || bytes->empty()) {
      return item_of({file.path, kind}, std::move(*bytes));
    }
    lines_ = std::move(*bytes);
    lines_name_ = name_of(file);
    lines_at_ = 0;
    line_number_ = 0;
  }
}

/// The whole file, or `archive_`, which may be bigger than memory. What is probed may be a pipe,
/// that gives its bytes once.
core::Result<std::string> InputReader::read_or_open(const InputFile& file) {
  const bool is_archive = file.kind == InputKind::archive;
  const bool is_stdin = file.path == "-";
  if (!is_stdin && !is_archive && file.kind != InputKind::by_content) return read_file(file.path);
  std::unique_ptr<std::istream> in;
  if (is_stdin) {
    in = std::make_unique<std::istream>(standard_input_.rdbuf());
  } else {
    in = std::make_unique<std::ifstream>(file.path, std::ios::binary);
  }
  if (!*in) return read_file(file.path);  // which says why
  std::string begin = is_archive ? std::string() : first_bytes(*in);
  if (is_archive || crawler::looks_like_warc(begin)) {
    archive_.emplace(joined(std::move(begin), std::move(in)), name_of(file));
    return std::string();
  }
  if (!is_stdin && fs::is_regular_file(file.path)) return read_file(file.path);
  return read_stream(*joined(std::move(begin), std::move(in)), name_of(file));
}

core::Result<InputItem> InputReader::fetched_item(const std::string& url) const {
  if (!fetch_) {
    return core::fail(ErrorKind::fix_input, "url_unwanted", url + ": URLs are not read here");
  }
  core::Result<core::Page> page = fetch_(url);
  if (!page) return core::fail(page.error());
  return InputItem{.origin = url, .id = url, .content = std::move(*page)};
}

core::Result<InputItem> InputReader::item_of(const InputFile& file, std::string bytes) {
  InputItem item{.origin = name_of(file), .id = id_of(file.path), .content = core::Page{}};
  if (file.kind == InputKind::page) {
    std::get<core::Page>(item.content).body = std::move(bytes);
    return item;
  }
  if (bytes.empty()) {
    return core::fail(ErrorKind::skip, "file_empty", item.origin + ": empty, 0 bytes");
  }
  core::Result<core::Article> article = article_of_text(std::move(bytes), item.origin);
  if (!article) return core::fail(article.error());
  article->id = item.id;
  item.content = std::move(*article);
  return item;
}

std::optional<core::Result<InputItem>> InputReader::next_line() {
  while (lines_at_ < lines_.size()) {
    const std::size_t end = std::min(lines_.find('\n', lines_at_), lines_.size());
    std::string_view line = std::string_view(lines_).substr(lines_at_, end - lines_at_);
    lines_at_ = end + 1;
    ++line_number_;
    if (is_blank(line)) continue;
    const std::string where = lines_name_ + ":" + std::to_string(line_number_);
    core::Result<core::Article> article = article_of_line(line, where);
    if (!article) return core::fail(article.error());
    if (article->id.empty()) article->id = where;
    return InputItem{.origin = where, .id = article->id, .content = std::move(*article)};
  }
  return std::nullopt;
}

}  // namespace recount::app

// One scan over the tags, the way a tokenizer sees them: quotes hide `>`, raw text ends at its own
// end tag only, comments end at `-->`. What is not copied is cut. Nesting is followed with a stack
// of tag names that knows which start tags close their like (`<p>`, `<li>`), because pages leave
// those open by the thousand without being deep.
#include "extract/page/markup.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "extract/page/ascii.h"
#include "extract/page/nesting.h"
#include "extract/page/unread.h"

namespace recount::extract {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::array<std::string_view, 8> kRawText{"script", "style",   "textarea", "title",
                                                   "xmp",    "noembed", "noframes", "iframe"};
// These start tags end a foreign <svg>, so a drawing that holds one is left to the parser.
constexpr std::array<std::string_view, 12> kForeignSpecial{
    "div", "p",     "span",  "table", "img",           "h1",
    "ul",  "title", "style", "desc",  "foreignobject", "script"};

template <class Names>
constexpr bool is_one_of(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Tag {
  std::string name;
  std::string type;  ///< of a script
  bool is_end = false;
  std::size_t attributes = 0;
  std::size_t after = 0;  ///< one past '>', or the end of the text
};

class Scanner {
 public:
  Scanner(std::string_view html, const Limits& limits) : html_(html), limits_(limits) {}

  core::Result<Markup> run() {
    while (at_ < html_.size()) {
      const std::size_t open = html_.find('<', at_);
      if (open == kNone || open + 1 >= html_.size()) break;
      squeeze(open);
      at_ = open;
      if (const auto code = step()) {
        return core::fail(core::ErrorKind::skip, *code, "the markup breaches a limit");
      }
      if (nesting_.tags() > limits_.tags && !out_.is_cut) {
        copy_until(at_);
        out_.is_cut = true;
      }
    }
    copy_until(html_.size());
    if (const auto code = nesting_.breach(limits_.depth)) {
      return core::fail(core::ErrorKind::skip, *code, "the markup breaches a limit");
    }
    return std::move(out_);
  }

 private:
  std::optional<std::string> step() {
    const char next = html_[at_ + 1];
    if (next == '!' || next == '?') {
      skip_declaration();
      return std::nullopt;
    }
    const bool end = next == '/';
    if (!is_letter(end ? (at_ + 2 < html_.size() ? html_[at_ + 2] : ' ') : next)) {
      ++at_;
      return std::nullopt;
    }
    unread_.clear();
    const Tag tag = read_tag(at_, &unread_);
    if (tag.attributes > limits_.attributes) return "html_too_many_attributes";
    if (tag.is_end) {
      nesting_.close(tag.name);
      at_ = tag.after;
      return std::nullopt;
    }
    start(tag);
    return std::nullopt;
  }

  void start(const Tag& tag) {
    if (tag.name == "svg") {
      const std::size_t end = end_of_drawing(tag.after);
      if (end != kNone) return cut(end);
    }
    if (tag.name == "plaintext") is_all_kept_ = true;
    if (!is_one_of(tag.name, kRawText)) {
      cut_unread(tag);
      nesting_.open(tag.name);
      at_ = tag.after;
      return;
    }
    const std::size_t close = end_of_raw_text(tag);
    const std::size_t after = close == kNone ? html_.size() : read_tag(close).after;
    if (tag.name == "script" && tag.type.find("ld+json") != kNone && close != kNone) {
      out_.json_ld.emplace_back(html_.substr(tag.after, close - tag.after));
    }
    if (tag.name == "script" && close > tag.after) {
      out_.scripts.push_back(html_.substr(tag.after, (close == kNone ? after : close) - tag.after));
    }
    if (tag.name == "script" || tag.name == "style") return cut(after);
    at_ = after;
  }

  void cut_unread(const Tag& tag) {
    if (is_all_kept_ || keeps_attributes(tag.name)) return;
    for (const Range& attribute : unread_) {
      copy_until(attribute.begin);
      copied_ = attribute.end;
    }
  }

  /// Of blanks in a row the first is enough: no text keeps more (lines.h).
  void squeeze(std::size_t end) {
    if (is_all_kept_) return;
    for (std::size_t i = at_; i + 1 < end; ++i) {
      if (!is_space(html_[i]) || !is_space(html_[i + 1])) continue;
      copy_until(i + 1);
      while (i + 1 < end && is_space(html_[i + 1])) ++i;
      copied_ = i + 1;
    }
  }

  void skip_declaration() {
    // In a formula or drawing all is text up to "]]>"; which that is only the parser knows.
    if (html_.substr(at_, 9) == "<![CDATA[") is_all_kept_ = true;
    if (html_.substr(at_, 4) != "<!--") {
      const std::size_t end = html_.find('>', at_);
      at_ = end == kNone ? html_.size() : end + 1;
      return;
    }
    const std::string_view rest = html_.substr(at_ + 4);
    if (rest.starts_with(">")) return cut(at_ + 5);
    if (rest.starts_with("->")) return cut(at_ + 6);
    std::size_t end = html_.find("--", at_ + 4);
    while (end != kNone) {
      std::size_t last = end + 2;
      while (last < html_.size() && html_[last] == '-') ++last;
      if (last < html_.size() && html_[last] == '>') return cut(last + 1);
      if (html_.substr(last, 2) == "!>") return cut(last + 2);
      end = html_.find("--", last);
    }
    cut(html_.size());
  }

  /// `unread` gains the attributes that may be cut.
  Tag read_tag(std::size_t at, std::vector<Range>* unread = nullptr) const {
    Tag tag;
    tag.is_end = html_[at + 1] == '/';
    std::size_t i = at + (tag.is_end ? 2 : 1);
    const std::size_t name = i;
    while (i < html_.size() && !is_space(html_[i]) && html_[i] != '/' && html_[i] != '>') ++i;
    tag.name = lower_ascii(html_.substr(name, std::min<std::size_t>(i - name, 24)));
    while (i < html_.size() && html_[i] != '>') i = read_attribute(i, tag, unread);
    tag.after = std::min(i + 1, html_.size());
    return tag;
  }

  std::size_t read_attribute(std::size_t i, Tag& tag, std::vector<Range>* unread) const {
    if (is_space(html_[i]) || html_[i] == '/') return i + 1;
    ++tag.attributes;
    // Without a blank before it, what is left could become another tag: "<b/src=x>", "<b/>".
    const bool may_go = unread != nullptr && is_space(html_[i - 1]);
    const std::size_t name = i++;
    while (i < html_.size() && !is_space(html_[i]) && html_[i] != '/' && html_[i] != '>' &&
           html_[i] != '=') {
      ++i;
    }
    const std::string_view attribute = html_.substr(name, i - name);
    while (i < html_.size() && is_space(html_[i])) ++i;
    if (i >= html_.size() || html_[i] != '=') return i;
    ++i;
    while (i < html_.size() && is_space(html_[i])) ++i;
    if (i >= html_.size() || html_[i] == '>') return i;
    const bool quoted = html_[i] == '"' || html_[i] == '\'';
    const std::size_t begin = quoted ? i + 1 : i;
    std::size_t end = quoted ? html_.find(html_[i], begin) : begin;
    if (!quoted) {
      while (end < html_.size() && !is_space(html_[end]) && html_[end] != '>') ++end;
    }
    if (may_go && end < html_.size() && is_unread(attribute)) {
      unread->push_back({name, quoted ? end + 1 : end});
    }
    end = std::min(end, html_.size());
    if (tag.name == "script" && equals_ignoring_case(attribute, "type")) {
      tag.type = lower_ascii(html_.substr(begin, end - begin));
    }
    return std::min(quoted ? end + 1 : end, html_.size());
  }

  /// Where the end tag of raw text begins. A script that opens a comment and a script within it
  /// ends only at the second end tag.
  std::size_t end_of_raw_text(const Tag& tag) const {
    const bool script = tag.name == "script";
    bool doubled = false;
    std::size_t comment_end = 0;  // of the comment that is open; 0 = none is
    for (std::size_t i = html_.find('<', tag.after); i != kNone; i = html_.find('<', i + 1)) {
      if (comment_end != 0 && i > comment_end) {
        comment_end = 0;
        doubled = false;
      }
      const std::string_view rest = html_.substr(i);
      if (script && comment_end == 0 && rest.starts_with("<!--"))
        comment_end = html_.find("-->", i + 2);  // kNone: open to the end of the page
      if (comment_end != 0 && names(rest, 1, "script")) doubled = true;
      if (!rest.starts_with("</") || !names(rest, 2, tag.name)) continue;
      if (!doubled) return i;
      doubled = false;
    }
    return kNone;
  }

  static bool names(std::string_view rest, std::size_t from, std::string_view name) {
    if (rest.size() <= from + name.size()) return false;
    const char after = rest[from + name.size()];
    return (is_space(after) || after == '/' || after == '>') &&
           equals_ignoring_case(rest.substr(from, name.size()), name);
  }

  std::size_t end_of_drawing(std::size_t from) const {
    if (html_[from - 1] != '>' || (from >= 2 && html_[from - 2] == '/')) return kNone;
    std::size_t i = html_.find('<', from);
    for (int seen = 0; i != kNone && i + 2 < html_.size() && seen < 2000; ++seen) {
      const bool end = html_[i + 1] == '/';
      if (!is_letter(html_[i + (end ? 2 : 1)])) return kNone;
      const Tag tag = read_tag(i);
      if (tag.name == "svg") return end ? tag.after : kNone;
      if (is_one_of(tag.name, kForeignSpecial)) return kNone;
      i = html_.find('<', tag.after);
    }
    return kNone;
  }

  void copy_until(std::size_t end) {
    if (!out_.is_cut) out_.html.append(html_.substr(copied_, end - copied_));
    copied_ = end;
  }
  void cut(std::size_t end) {
    copy_until(at_);
    at_ = std::min(end, html_.size());
    if (!is_all_kept_) copied_ = at_;
  }

  std::string_view html_;
  const Limits& limits_;
  Markup out_;
  Nesting nesting_;
  std::vector<Range> unread_;  ///< of the tag at hand
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  bool is_all_kept_ = false;  ///< from here on tags may be text
};

}  // namespace

core::Result<Markup> cut_markup(std::string_view html, const Limits& limits) {
  auto markup = Scanner(html, limits).run();
  if (markup && markup->html.size() > limits.markup_bytes) {
    return core::fail(core::ErrorKind::skip, "html_too_big", "the markup is too big to parse");
  }
  return markup;
}

}  // namespace recount::extract

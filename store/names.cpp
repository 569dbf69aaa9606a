// Reading a word tries the names of all values: there are at most eight.
#include "store/names.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace recount::store {
namespace {

template <class Enum, std::size_t N>
Enum find(std::string_view name, const std::array<Enum, N>& values) {
  for (const Enum value : values) {
    using core::name_of;
    using store::name_of;
    if (name_of(value) == name) return value;
  }
  return values.front();
}

}  // namespace

std::string_view name_of(Decision decision) {
  switch (decision) {
    case Decision::accepted: return "accepted";
    case Decision::dismissed: return "dismissed";
    case Decision::open: break;
  }
  return "open";
}

std::string_view name_of(core::UrlRole role) {
  return role == core::UrlRole::listing ? "listing" : "article";
}

Decision decision_named(std::string_view name) {
  return find(name, std::array{Decision::open, Decision::accepted, Decision::dismissed});
}

core::SourceKind source_kind_named(std::string_view name) {
  using enum core::SourceKind;
  return find(name, std::array{page, feed, sitemap, section});
}

core::UrlRole role_named(std::string_view name) {
  return find(name, std::array{core::UrlRole::article, core::UrlRole::listing});
}

core::Frequency frequency_named(std::string_view name) {
  using enum core::Frequency;
  return find(name, std::array{year, half_year, quarter, month, week, day, fiscal_year, other});
}

std::string iso_time(std::int64_t seconds) {
  using std::chrono::floor;
  const std::chrono::sys_seconds time{std::chrono::seconds{seconds}};
  const std::chrono::sys_days day = floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock{time - day};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ",
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return core::to_string(core::Date{day}) + text.data();
}

std::int64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

}  // namespace recount::store

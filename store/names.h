// The words that enumerations are stored by, and times as text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/series.h"
#include "core/source.h"
#include "store/store.h"

namespace recount::store {

[[nodiscard]] std::string_view name_of(Decision decision);
[[nodiscard]] std::string_view name_of(core::UrlRole role);

/// A word that nobody wrote is read as the first value.
[[nodiscard]] Decision decision_named(std::string_view name);
[[nodiscard]] core::SourceKind source_kind_named(std::string_view name);
[[nodiscard]] core::UrlRole role_named(std::string_view name);
[[nodiscard]] core::Frequency frequency_named(std::string_view name);

/// "2026-11-25T08:18:20Z" of seconds since 1970.
[[nodiscard]] std::string iso_time(std::int64_t seconds);
[[nodiscard]] std::int64_t now();

}  // namespace recount::store

// Dates and clock times as other languages than English write them.
//
//   "5 de mayo de 2010", "du 15 au 20 mai", "um 14.30 Uhr", "14 h 30", "2010年5月3日"
//
// Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/claims/sentence/language.h"
#include "extract/claims/time/times.h"

namespace recount::extract {

/// The date or clock time that begins at `token`.
[[nodiscard]] std::optional<TimeExpression> date_abroad(const Sentence& s, std::size_t token,
                                                        const Language& language);

}  // namespace recount::extract

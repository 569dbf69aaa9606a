// Who speaks, and what stands in quotation marks. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/context/attribution.h"
#include "extract/claims/context/memory.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Who says what the sentence says: who is named in it, or the last speaker for a pronoun and an
/// open quotation. A new speaker is remembered.
[[nodiscard]] std::vector<Attribution> speakers_of(const Sentence& s,
                                                   const std::vector<int>& boundaries,
                                                   const Language& language, Memory& memory);

/// Opens and closes the quotation in `memory` as `text` does.
void track_quotes(std::string_view text, Memory& memory);

/// Whether `offset` stands in a quotation, of which `open` tells how the sentence begins.
[[nodiscard]] bool quoted_at(const Sentence& s, std::size_t offset, bool open);

}  // namespace recount::extract

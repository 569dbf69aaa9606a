// Whether two texts are the same but for small edits: an agency story on forty sites.
//
//   distance(*print_of(a), *print_of(b)) <= kNearDistance  // maybe: worth a closer look
//   resemblance(a, b) >= kNearResemblance                  // yes
//
// The print is a 64-bit simhash over the set of the text's words (neighbouring characters where a
// script has no blanks): texts that share most words differ in few bits. Words in another order
// give the same print, so what is near is looked at again: `resemblance` is the share of common
// runs of three words. Texts of fewer than 50 different words have no print. ASCII is compared
// without regard to case. Pure; thread-safe.
// Sources: Charikar 2002 (simhash); Manku, Jain, Das Sarma 2007 (bands); Broder 1997.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace recount::store {

inline constexpr int kNearDistance = 8;
inline constexpr double kNearResemblance = 0.5;

[[nodiscard]] std::optional<std::uint64_t> print_of(std::string_view text);
[[nodiscard]] int distance(std::uint64_t a, std::uint64_t b);

/// Keys under which a print is stored: two that differ in three bits share at least one, in six
/// bits six times of seven. Four keys are neighbouring bits, four are every fourth bit.
[[nodiscard]] std::array<std::int64_t, 8> bands_of(std::uint64_t print);

/// 0 to 1: common runs of three words to all of both texts.
[[nodiscard]] double resemblance(std::string_view a, std::string_view b);

}  // namespace recount::store

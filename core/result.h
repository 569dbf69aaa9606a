// What a function returns when one input can be bad.
//
//   core::Result<Robots> r = parse_robots(bytes);
//   if (!r) return core::fail(r.error());
//
// An expected outcome (404, "no article on this page") is data, not an Error. A run that cannot go
// on (disk full, corrupt database) throws. Errors are plain values and may cross threads.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace recount::core {

/// What the caller should do about it.
enum class ErrorKind {
  retry,      ///< may work later: a timeout, a busy server
  skip,       ///< this one input is hopeless: go on with the next
  fix_input,  ///< a person must change a file, an option or a URL
};

/// `code` is stable and short ("html_too_deep"); `message` names the file:line, URL or option.
struct Error {
  ErrorKind kind = ErrorKind::skip;
  std::string code;
  std::string message;

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string code,
                                                std::string message) {
  return fail(Error{kind, std::move(code), std::move(message)});
}

}  // namespace recount::core

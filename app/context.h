// What every command is given: where to write, how loud to be, where the store is.
//
//   std::ostringstream out, err;
//   app::Context context{.out = out, .err = err, .in = std::cin};
//   app::ExitCode code = app::extract(options, context);
//
// Data goes to `out`, messages to `err`. The streams outlive the command. One context belongs to
// one thread; `stop` may be set from a signal handler.
#pragma once

#include <atomic>
#include <istream>
#include <ostream>
#include <string>

namespace recount::app {

enum class ExitCode {
  done = 0,
  found = 1,        ///< `check` found something at or above --fail-on
  bad_input = 2,    ///< usage, configuration or bad input
  some_failed = 3,  ///< some sources or input files; the others were done
  store_failed = 4,
  locked = 75,  ///< another run holds the lock
};

enum class Loudness { quiet, normal, verbose };

struct Context {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  Loudness loudness = Loudness::normal;
  bool colour = false;
  bool out_is_terminal = false;  ///< text is the default format
  bool err_is_terminal = false;  ///< progress may be shown
  bool in_is_terminal = false;   ///< somebody can be asked
  std::string config_path = {};  ///< --config; empty = the default places
  std::string store_path = {};   ///< --db; empty = configuration, then the default
  const std::atomic<bool>* stop = nullptr;

  [[nodiscard]] bool is_quiet() const { return loudness == Loudness::quiet; }
  [[nodiscard]] bool is_verbose() const { return loudness == Loudness::verbose; }
  [[nodiscard]] bool stopped() const { return stop != nullptr && stop->load(); }
};

}  // namespace recount::app

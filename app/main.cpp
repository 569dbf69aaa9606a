// Sets the stage (streams, colours, signals), runs one verb, and is the only place where an
// exception becomes an exit code.
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "app/context.h"
#include "store/store.h"

namespace {

using recount::app::Context;
using recount::app::ExitCode;

std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

extern "C" void request_stop(int /*signal*/) { stop_requested = true; }

/// A second signal ends the program at once, should the clean way hang.
void watch(int signal) {
  struct sigaction action = {};
  action.sa_handler = request_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(signal, &action, nullptr);
}

ExitCode guarded_run(const std::vector<std::string>& arguments, Context& context) {
  try {
    return recount::app::run_command_line(arguments, context);
  } catch (const recount::store::StoreLocked& locked) {
    if (!context.is_quiet()) context.err << "recount: " << locked.what() << '\n';
    return ExitCode::locked;
  } catch (const std::exception& error) {
    context.err << "recount: " << error.what() << '\n';
    return ExitCode::store_failed;
  }
}

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

}  // namespace

int main(int argc, char** argv) {
  watch(SIGINT);
  watch(SIGTERM);
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on files is an error like a full disk, not a death
  std::ios::sync_with_stdio(false);
  Context context{.out = std::cout, .err = std::cerr, .in = std::cin};
  context.colour = wants_colour();
  context.out_is_terminal = isatty(STDOUT_FILENO) != 0;
  context.err_is_terminal = isatty(STDERR_FILENO) != 0;
  context.in_is_terminal = isatty(STDIN_FILENO) != 0;
  context.stop = &stop_requested;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return static_cast<int>(guarded_run(arguments, context));
}

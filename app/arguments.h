// The command line: which verb, with which options.
//
//   app::ExitCode code = app::run_command_line({"check", "page.html", "--format", "jsonl"},
//   context);
//
// Fills the context from the global options, then calls the verb of commands/commands.h. A wrong
// command line is told on `context.err` with the option's name and gives `bad_input`. Whatever the
// verb throws passes through.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"

namespace recount::app {

[[nodiscard]] ExitCode run_command_line(std::vector<std::string> arguments, Context& context);

}  // namespace recount::app

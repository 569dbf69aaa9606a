#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/config.h"
#include "app/file.h"
#include "app/office.h"

namespace recount::app {

ExitCode init(const InitOptions& options, Context& context) {
  if (std::filesystem::exists(options.path)) {
    complain(context, options.path + ": is already there, left as it is");
    return ExitCode::bad_input;
  }
  write_file(options.path, config_template());
  context.out << options.path << ": written; now name a source: recount sources add URL\n";
  return ExitCode::done;
}

}  // namespace recount::app

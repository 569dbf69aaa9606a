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
  std::string contact = options.contact;
  if (contact.empty() && context.in_is_terminal) {
    context.err << "Who answers for this crawler? A mail address or a page, sent to the servers: ";
    std::getline(context.in, contact);
  }
  if (!contact.empty() && !is_contact(contact)) {
    complain(context, contact + ": must be one line of plain ASCII");
    return ExitCode::bad_input;
  }
  write_file(options.path, config_template(contact));
  context.out << options.path << ": written; now name "
              << (contact.empty() ? "a contact in it, and " : "")
              << "a source: recount sources add URL\n";
  return ExitCode::done;
}

}  // namespace recount::app

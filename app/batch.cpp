// Errors travel through the pipeline like results, so that they are told in input order too.
#include "app/batch.h"

#include <utility>

#include "app/config.h"
#include "app/fetch_page.h"
#include "app/pipeline.h"

namespace recount::app {
namespace {

constexpr std::size_t kWorkers = 2;

using Given = core::Result<InputItem>;
using Made = core::Result<Analysed>;

struct Count {
  std::size_t done = 0;
  std::size_t failed = 0;
};

ExitCode code_of(const Count& count) {
  if (count.failed == 0) return ExitCode::done;
  return count.done == 0 ? ExitCode::bad_input : ExitCode::some_failed;
}

void tell_outcome(Context& context, const Analysed& done, Depth depth) {
  const bool unchecked = depth != Depth::article && done.article.outcome != core::Outcome::article;
  if (!unchecked || done.problem || !context.is_verbose()) return;
  complain(context,
           done.origin + ": no article (" + std::string(core::name_of(done.article.outcome)) + ")");
}

/// The configuration is read only once a URL is given: files need none.
Fetch fetch_with(const Context& context) {
  return [&context](const std::string& url) -> core::Result<core::Page> {
    const core::Result<Config> config = load_config(context);
    if (!config) return core::fail(config.error());
    return fetch_page(url, *config);
  };
}

}  // namespace

void complain(Context& context, const std::string& message) {
  context.err << "recount: " << message << '\n';
}

ExitCode for_each_input(const std::vector<std::string>& inputs, const Analyser& analyser,
                        Depth depth, Context& context,
                        const std::function<void(const Analysed&)>& sink) {
  core::Result<std::vector<InputFile>> files = list_inputs(inputs);
  if (!files) {
    complain(context, files.error().message);
    return ExitCode::bad_input;
  }
  Count count;
  const auto work = [&analyser, depth](Given&& given) -> Made {
    if (!given) return core::fail(given.error());
    return analyser.analyse(std::move(*given), depth);
  };
  const auto write = [&](Made&& made) {
    if (made) {
      tell_outcome(context, *made, depth);
      sink(*made);
    }
    const bool failed = !made || made->problem.has_value();
    ++(failed ? count.failed : count.done);
    if (failed) complain(context, made ? made->problem->message : made.error().message);
  };
  Pipeline<Given, Made> pipeline(kWorkers, work, write);
  InputReader reader(std::move(*files), context.in, fetch_with(context));
  for (auto item = reader.next(); item && !context.stopped(); item = reader.next()) {
    pipeline.push(std::move(*item));
  }
  pipeline.finish();
  return code_of(count);
}

}  // namespace recount::app

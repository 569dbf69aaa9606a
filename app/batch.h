// Many inputs through the analyser on two threads, results in input order.
//
//   app::ExitCode code = app::for_each_input(inputs, analyser, app::Depth::claims, context,
//                                            [&](const app::Analysed& done) { print(done); });
//
// What cannot be read is named on `context.err` and the rest is done: `some_failed`, or `bad_input`
// where nothing could be read. A page without an article still reaches `sink`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/analysis.h"
#include "app/context.h"

namespace recount::app {

[[nodiscard]] ExitCode for_each_input(const std::vector<std::string>& inputs,
                                      const Analyser& analyser, Depth depth, Context& context,
                                      const std::function<void(const Analysed&)>& sink);

/// "recount: MESSAGE" on err.
void complain(Context& context, const std::string& message);

}  // namespace recount::app

#include "app/analysis.h"
#include "app/batch.h"
#include "app/commands/commands.h"

namespace recount::app {
namespace {

report::TextStyle style_for(const Analysed& done, const Context& context) {
  return {.origin = done.article.url.empty() ? done.origin : done.article.url,
          .colour = context.colour ? report::Colour::on : report::Colour::off};
}

void print_text(const Analysed& done, What what, Context& context) {
  const report::TextStyle style = style_for(done, context);
  if (what == What::article) {
    context.out << report::article_text(done.article, style);
    return;
  }
  if (what == What::claims) {
    for (const core::Claim& claim : done.claims.claims)
      context.out << report::claim_text(done.article, claim, style) << '\n';
    return;
  }
  for (const core::LeftOut& number : done.claims.left_out)
    context.out << report::left_out_text(done.article, number, style) << '\n';
}

const std::vector<std::string>& columns_of(What what) {
  switch (what) {
    case What::article: return report::article_columns();
    case What::left_out: return report::left_out_columns();
    case What::claims: break;
  }
  return report::claim_columns();
}

void print(const Analysed& done, const ExtractOptions& options, RecordWriter& writer,
           Context& context) {
  if (options.format == Format::text) return print_text(done, options.what, context);
  if (options.what == What::article) return writer.write(report::article_record(done.article));
  writer.write(options.what == What::claims ? report::claim_records(done.article, done.claims)
                                            : report::left_out_records(done.article, done.claims));
}

}  // namespace

ExitCode extract(const ExtractOptions& options, Context& context) {
  const core::Result<Analyser> analyser = Analyser::load(
      {.series = {},
       .settings = {},
       .claims = {.explain = options.explain, .left_out = options.what == What::left_out}});
  if (!analyser) {
    complain(context, analyser.error().message);
    return ExitCode::bad_input;
  }
  const bool articles = options.what == What::article;
  RecordWriter writer(context.out, options.format, columns_of(options.what), options.guard);
  const ExitCode code =
      for_each_input(options.inputs, *analyser, articles ? Depth::article : Depth::claims, context,
                     [&](const Analysed& done) { print(done, options, writer, context); });
  writer.finish();
  return code;
}

}  // namespace recount::app

// A crawl against a server on loopback, as most tests of the crawler run it.
//
//   const Run run = crawl(quick(), memory, server.url("/feed"));
//   run.summary.outcomes;  run.pages.at(0).page.body;
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "crawler/crawl.h"
#include "loopback_server.h"
#include "map_memory.h"

namespace recount::crawler::test {

inline Options quick() {
  Options options;
  options.user_agent = "recount-test (+https://news.example/bot)";
  options.delay = 0.01;
  options.delay_factor = 0;
  options.timeout = 2;
  options.allow_private = true;
  options.opt_outs = false;  // so that a test sees its own requests
  return options;
}

inline std::string feed(const std::vector<std::string>& links) {
  std::string items;
  for (const std::string& link : links) items += "<item><link>" + link + "</link></item>";
  return ok("application/rss+xml", "<rss><channel>" + items + "</channel></rss>");
}

inline std::string not_found() { return answer(404, "", "no"); }

struct Run {
  Summary summary;
  std::vector<Fetched> pages;
};

inline Run crawl(const Options& options, MapMemory& memory, const std::string& url,
                 core::SourceKind kind = core::SourceKind::feed) {
  Run run;
  Crawl crawl(options, memory);
  run.summary = crawl.run({{.url = url, .kind = kind}}, [&](Fetched&& page) {
    memory.keep(page.state);
    run.pages.push_back(std::move(page));
  });
  return run;
}

}  // namespace recount::crawler::test

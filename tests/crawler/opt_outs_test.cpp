#include "crawler/opt_outs.h"

#include <catch2/catch.hpp>

using namespace recount;
using crawler::OptOuts;
using Flags = std::vector<std::string>;

TEST_CASE("the longest location of a tdmrep.json decides") {
  const auto [path, flags] = GENERATE(table<std::string, Flags>({
      {"/news/a", {"tdmrep_reserved"}},
      {"/news/free/a", {}},
      {"/news/free/x.pdf", {"tdmrep_reserved"}},
      {"/about", {}},
      {"/same", {}},
  }));
  CAPTURE(path);
  const OptOuts host = OptOuts::parse(
      R"([{"location": "/news/*", "tdm-reservation": 1, "tdm-policy": "https://a.example/p"},
          {"location": "/news/free/", "tdm-reservation": 0},
          {"location": "/news/free/*.pdf$", "tdm-reservation": "1"},
          {"location": "/same", "tdm-reservation": 1}, {"location": "/same"}])",
      "");
  CHECK(host.flags_for(path) == flags);
}

TEST_CASE("a tdmrep.json that cannot be read reserves nothing") {
  const std::string file = GENERATE(
      as<std::string>(), "", "{", "7", "<html>", "[7, {\"location\": 3, \"tdm-reservation\": 1}]",
      R"([{"location": "/\ndisallow: /", "tdm-reservation": 1}])",
      R"([{"location": "/#part", "tdm-reservation": 1}])", R"([{"tdm-reservation": 1}])",
      std::string(60'000, '['), R"([{"location": "/", "tdm-reservation": 2}])");
  CAPTURE(file.substr(0, 60));
  CHECK(OptOuts::parse(file, "").flags_for("/a").empty());
  CHECK(OptOuts::parse(R"({"location": "/", "tdm-reservation": 1})", "").flags_for("/a").size() ==
        1);
}

TEST_CASE("ai.txt is read as robots.txt is, and a page in its place is not") {
  const std::string file = "User-Agent: *\nAllow: /\nDisallow: *.html$\nDisallow: /private/\n";
  CHECK(OptOuts::parse("", file).flags_for("/a.html") == Flags{"ai_txt_disallowed"});
  CHECK(OptOuts::parse("", file).flags_for("/private/x") == Flags{"ai_txt_disallowed"});
  CHECK(OptOuts::parse("", file).flags_for("/a").empty());
  CHECK(OptOuts::parse("", "<html>\nUser-Agent: *\nDisallow: /\n").flags_for("/a").empty());
}

#include "crawler/fetcher.h"

#include <zlib.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <set>
#include <thread>
#include <vector>

#include "crawler/url.h"
#include "loopback_server.h"

using namespace recount;
using namespace std::chrono_literals;
using crawler::Fetch;
using crawler::Fetcher;
using crawler::test::answer;
using crawler::test::Asked;
using crawler::test::LoopbackServer;
using crawler::test::ok;

namespace {

Fetch fetch(Fetcher& fetcher, crawler::FetchRequest request) {
  fetcher.start(std::move(request));
  while (fetcher.in_flight() > 0) {
    auto done = fetcher.wait(100ms);
    if (!done.empty()) return std::move(done.front());
  }
  return {};
}

Fetch fetch(const std::string& url, bool allow_private = true) {
  Fetcher fetcher({.user_agent = "recount-test", .timeout = 2, .max_body_bytes = 100'000});
  return fetch(fetcher, {.id = 7, .url = url, .allow_private = allow_private});
}

std::string gzipped(const std::string& text) {
  std::string out(text.size() + 1000, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

const std::string kGzip = "Content-Encoding: gzip\r\n";

}  // namespace

TEST_CASE("a page comes with what its header says") {
  LoopbackServer server([](const Asked&) {
    return answer(200,
                  "Content-Type: text/html; charset=utf-8\r\nETag: \"1\"\r\nLast-Modified: Tue, 07 "
                  "Feb 2017 09:00:00 GMT\r\nX-Robots-Tag: noindex\r\nTDM-Reservation: 1\r\n",
                  "<p>hello");
  });
  const Fetch got = fetch(server.url("/a"));
  CHECK(got.id == 7);
  CHECK(got.error.empty());
  CHECK(got.status == 200);
  CHECK(got.body == "<p>hello");
  CHECK(got.content_type == "text/html; charset=utf-8");
  CHECK(got.etag == "\"1\"");
  CHECK(got.robots_tag == "noindex");
  CHECK(got.tdm_reservation == "1");
  CHECK(server.asked()[0].says("User-Agent: recount-test"));
  CHECK(server.asked()[0].says("Accept-Encoding: gzip"));
  CHECK_FALSE(server.asked()[0].says("If-None-Match"));
}

TEST_CASE("a copy that is there is asked for conditionally") {
  LoopbackServer server([](const Asked&) { return std::string("HTTP/1.1 304 x\r\n\r\n"); });
  Fetcher fetcher({.user_agent = "x", .timeout = 2});
  const Fetch got = fetch(fetcher, {.url = server.url("/"),
                                    .etag = "\"1\"",
                                    .last_modified = "Tue, 07 Feb 2017 09:00:00 GMT",
                                    .allow_private = true});
  CHECK(got.status == 304);
  CHECK(server.asked()[0].says("If-None-Match: \"1\""));
  CHECK(server.asked()[0].says("If-Modified-Since: Tue, 07 Feb 2017 09:00:00 GMT"));
}

TEST_CASE("a request takes nothing over from the one before") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/broken") return std::string("SSH-2.0-OpenSSH\r\n");
    if (asked.path == "/plain") return ok("text/html", "<p>plain");
    return answer(200, "Content-Type: text/plain\r\nETag: \"2\"\r\nX-Robots-Tag: noindex\r\n", "x");
  });
  Fetcher fetcher({.user_agent = "x", .timeout = 2});
  const auto conditional = [&](const std::string& path) {
    return fetch(fetcher, {.id = 1,
                           .url = server.url(path),
                           .etag = "\"1\"",
                           .accept = "text/plain",
                           .allow_private = true});
  };
  CHECK(conditional("/rich").etag == "\"2\"");
  CHECK(conditional("/broken").error == "bad_header");
  const Fetch got = fetch(fetcher, {.id = 2, .url = server.url("/plain"), .allow_private = true});
  CHECK(got.id == 2);
  CHECK(got.error.empty());
  CHECK(got.body == "<p>plain");
  CHECK((got.etag.empty() && got.robots_tag.empty()));
  const Asked last = server.asked().back();
  CHECK_FALSE(last.says("If-None-Match"));
  CHECK_FALSE(last.says("Accept: text/plain\r\n"));
}

TEST_CASE("many requests at once are answered once each, fast ones before slow ones") {
  std::atomic<std::size_t> done_before = 0;
  LoopbackServer server([&](const Asked& asked) {
    for (int i = 0; asked.path == "/0" && done_before < 29 && i < 1000; ++i) {
      std::this_thread::sleep_for(10ms);
    }
    return ok("text/html", std::string(300'000, 'x') + asked.path);
  });
  Fetcher fetcher({.user_agent = "x", .timeout = 20});
  for (std::uint64_t i = 0; i < 30; ++i) {
    fetcher.start({.id = i, .url = server.url("/" + std::to_string(i)), .allow_private = true});
  }
  std::vector<std::uint64_t> ids;
  while (fetcher.in_flight() > 0) {
    for (const Fetch& done : fetcher.wait(100ms)) {
      CHECK(done.error.empty());
      CHECK(done.body.substr(300'000) == "/" + std::to_string(done.id));
      ids.push_back(done.id);
      done_before = ids.size();
    }
  }
  CHECK(ids.size() == 30);
  CHECK(std::set<std::uint64_t>(ids.begin(), ids.end()).size() == 30);
  CHECK(ids.back() == 0);
}

TEST_CASE("a wait ends when it is told to") {
  Fetcher fetcher({.user_agent = "x", .timeout = 2});
  const auto begun = std::chrono::steady_clock::now();
  fetcher.wake();
  CHECK(fetcher.wait(5s).empty());
  std::thread waker([&] {
    std::this_thread::sleep_for(50ms);
    fetcher.wake();
  });
  CHECK(fetcher.wait(5s).empty());
  waker.join();
  CHECK(std::chrono::steady_clock::now() - begun < 3s);
  CHECK(fetcher.wait(10ms).empty());
}

TEST_CASE("what a broken or hostile server sends becomes a stable code") {
  const std::string page(50'000, 'x');
  const std::string zipped = gzipped(page);
  const auto [name, bytes, code] = GENERATE_COPY(table<std::string, std::string, std::string>({
      {"nothing", "", "empty_reply"},
      {"a banner", "SSH-2.0-OpenSSH\r\n", "bad_header"},
      {"a short body", "HTTP/1.1 200 x\r\nContent-Length: 9\r\nConnection: close\r\n\r\nx",
       "body_truncated"},
      {"a bad length", "HTTP/1.1 200 x\r\nContent-Length: 12abc\r\n\r\nx", "bad_header"},
      {"a negative length", "HTTP/1.1 200 x\r\nContent-Length: -1\r\n\r\nx", "bad_header"},
      {"two lengths", "HTTP/1.1 200 x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
       "bad_header"},
      {"a huge length", "HTTP/1.1 200 x\r\nContent-Length: 1000000000000\r\n\r\nx", "body_too_big"},
      {"a huge body", "HTTP/1.1 200 x\r\nConnection: close\r\n\r\n" + std::string(200'000, 'x'),
       "body_too_big"},
      {"a bad chunk", "HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nxx\r\n",
       "bad_chunk"},
      {"a cut chunk",
       "HTTP/1.1 200 x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nxx",
       "body_truncated"},
      {"many headers",
       "HTTP/1.1 200 x\r\n" +
           [] {
             std::string lines;
             for (int i = 0; i < 5000; ++i) lines += "A: " + std::string(90, 'b') + "\r\n";
             return lines;
           }(),
       "headers_too_big"},
      {"a long header", "HTTP/1.1 200 x\r\nA: " + std::string(1'000'000, 'b') + "\r\n\r\n",
       "headers_too_big"},
      {"a NUL", std::string("HTTP/1.1 200 x\r\nA: b\0c\r\n\r\n", 25), "bad_header"},
      {"a bomb", answer(200, kGzip, gzipped(std::string(5'000'000, 'x'))), "body_too_big"},
      {"cut gzip", answer(200, kGzip, zipped.substr(0, zipped.size() / 2)), "body_truncated"},
      {"gzip that is none", answer(200, kGzip, "plain"), "body_corrupt"},
      {"an unknown coding", answer(200, "Content-Encoding: snappy\r\n", "x"), "encoding_unknown"},
      {"stacked codings", answer(200, "Content-Encoding: gzip, gzip\r\n", "x"),
       "encoding_too_deep"},
      {"good gzip", answer(200, kGzip, zipped), ""},
      {"two members", answer(200, kGzip, zipped.substr(0) + gzipped("y")), ""},
  }));
  CAPTURE(name);
  std::string reply = bytes;
  LoopbackServer server([reply](const Asked&) { return reply; });
  const Fetch got = fetch(server.url("/"));
  CHECK(got.error == code);
  CHECK((code.empty() || got.body.empty()));
}

TEST_CASE("a server that is silent or absent becomes a stable code") {
  LoopbackServer server([](const Asked&) {
    std::this_thread::sleep_for(3s);
    return std::string();
  });
  CHECK(fetch(server.url("/")).error == "timeout");
  CHECK(fetch("http://127.0.0.1:1/").error == "connection_refused");
  CHECK(fetch("http://name.invalid/").error == "dns_failure");
  CHECK(fetch("https://127.0.0.1:" + std::to_string(server.port()) + "/").error.size() > 0);
}

TEST_CASE("no byte goes to an address that is not public") {
  LoopbackServer server([](const Asked&) { return ok("text/html", "secret"); });
  const std::string port = ":" + std::to_string(server.port()) + "/";
  const std::string host =
      GENERATE("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
               "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::7f00:1]",
               "[2002:7f00:1::]", "0", "0x7f.1", "0x7F000001", "017700000001", "0177.0.0.1",
               "127.1", "127.0.1", "2130706433", "127.0.0.1.", "localhost.");
  CAPTURE(host);
  // As written, so that the guard stands even where nobody made the address plain before it.
  const std::string as_written = fetch("http://" + host + port, false).error;
  CHECK((as_written == "address_refused" || as_written == "dns_failure"));
  const auto plain = crawler::normalise_url("http://" + host + port);
  REQUIRE(plain);
  CHECK(fetch(*plain, false).error == "address_refused");
  CHECK(server.asked().empty());
}

TEST_CASE("a proxy that is configured is used whatever the environment says, and no other") {
  LoopbackServer proxy([](const Asked&) { return ok("text/html", "by proxy"); });
  LoopbackServer server([](const Asked&) { return ok("text/html", "direct"); });
  setenv("no_proxy", "*", 1);
  setenv("http_proxy", proxy.url("").c_str(), 1);
  Fetcher by_proxy({.user_agent = "x", .proxy = proxy.url(""), .timeout = 2});
  Fetcher direct({.user_agent = "x", .timeout = 2});
  CHECK(fetch(by_proxy, {.url = "http://news.example/a"}).body == "by proxy");
  CHECK(fetch(direct, {.url = server.url("/a"), .allow_private = true}).body == "direct");
  unsetenv("no_proxy");
  unsetenv("http_proxy");
}

TEST_CASE("a connection that is open already is guarded too") {
  LoopbackServer server([](const Asked&) { return ok("text/html", "secret"); });
  const std::string url = "http://localhost:" + std::to_string(server.port()) + "/";
  Fetcher fetcher({.user_agent = "x", .timeout = 2});
  CHECK(fetch(fetcher, {.url = url, .allow_private = true}).error.empty());
  CHECK(fetch(fetcher, {.url = url, .allow_private = false}).error == "address_refused");
  CHECK(server.asked().size() == 1);
}

TEST_CASE("a connection is kept for the next request unless the caller will not be back") {
  const bool keep_alive = GENERATE(true, false);
  LoopbackServer server([](const Asked&) { return ok("text/html", "x"); });
  Fetcher fetcher({.user_agent = "x", .timeout = 2});
  for (int i = 0; i < 2; ++i) {
    CHECK(fetch(fetcher, {.url = server.url("/"), .allow_private = true, .keep_alive = keep_alive})
              .error.empty());
  }
  CHECK(server.asked().back().connection == (keep_alive ? 1 : 2));
}

TEST_CASE("what is no page is broken off") {
  const auto [type, body, error] = GENERATE(table<std::string, std::string, std::string>({
      {"text/html", "<p>x", ""},
      {"application/pdf", "%PDF-1.4", "not_html"},
      {"text/html", "\x89PNG\r\n", "not_html"},
  }));
  std::string reply = ok(type, body);
  LoopbackServer server([reply](const Asked&) { return reply; });
  Fetcher fetcher({.user_agent = "x", .timeout = 2});
  const Fetch got =
      fetch(fetcher, {.url = server.url("/"), .allow_private = true, .html_only = true});
  CHECK(got.error == error);
}

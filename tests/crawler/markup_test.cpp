#include "crawler/markup.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace recount;
using crawler::Markup;
using crawler::Token;

namespace {

/// "<a>" for an opening tag, "</a>", "<a/>", and text in brackets.
std::string shape(std::string_view text) {
  std::string out;
  Markup markup(text);
  while (const auto token = markup.next()) {
    if (token->kind == Token::Kind::text) out += "[" + token->text + "]";
    if (token->kind == Token::Kind::close) out += "</" + std::string(token->name) + ">";
    if (token->kind != Token::Kind::open) continue;
    out += "<" + std::string(token->name) + (token->is_empty ? "/>" : ">");
  }
  return out;
}

}  // namespace

TEST_CASE("markup is tags and text, however broken") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"<a>x</a>", "<a>[x]</a>"},
      {"<a b='>'>x", "<a>[x]"},
      {"<a b='x/>y", "<a/>[y]"},
      {"<a/>", "<a/>"},
      {"a < b", "[a ][< b]"},
      {"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><r>&a;</r>", "<r>[&a;]</r>"},
      {"<!-- <a> --><b>", "<b>"},
      {"<![CDATA[<a>&amp;]]>x", "[<a>&amp;][x]"},
      {"<![CDATA[open", "[open]"},
      {"Tom &amp; &#73; &#x2014; &bogus; &", "[Tom & I \xE2\x80\x94 &bogus; &]"},
      {"<", "[<]"},
      {"</", "</>"},
      {"<!", ""},
      {"<a", "<a>"},
  }));
  CAPTURE(text);
  CHECK(shape(text) == expected);
}

TEST_CASE("attributes are read with any quotes or none") {
  const std::string tag = " href=\"/a?x=1&amp;y=2\" TYPE = 'text/html' rel=alternate bare";
  CHECK(crawler::attribute(tag, "href") == "/a?x=1&y=2");
  CHECK(crawler::attribute(tag, "type") == "text/html");
  CHECK(crawler::attribute(tag, "rel") == "alternate");
  CHECK(crawler::attribute(tag, "bare") == "");
  CHECK_FALSE(crawler::attribute(tag, "title"));
}

TEST_CASE("hostile markup costs linear time") {
  const std::string piece = GENERATE("<a b='", "<", "<![CDATA[", "<!--", "<!DOCTYPE [", "&#", "</");
  std::string text;
  while (text.size() < (1U << 20U)) text += piece;
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(shape(text).size() > 64 * text.size());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
}

#include "crawler/address.h"

#include <catch2/catch.hpp>

using namespace recount;

TEST_CASE("an address that is not the open internet is told in any dress") {
  const std::string address = GENERATE(
      "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
      "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.0.1", "198.19.0.1", "224.0.0.1",
      "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
      "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::1", "2002:c0a8:1::", "fc00::1", "fd12::1",
      "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "", "localhost");
  CAPTURE(address);
  CHECK_FALSE(crawler::is_public_address(address));
}

TEST_CASE("an address of the open internet is one") {
  const std::string address =
      GENERATE("1.1.1.1", "8.8.8.8", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1",
               "172.32.0.1", "192.167.0.1", "223.255.255.255", "2606:4700::1111", "::ffff:8.8.8.8",
               "64:ff9b::8.8.8.8", "2002:808:808::1", "2a00:1450::1");
  CAPTURE(address);
  CHECK(crawler::is_public_address(address));
}

TEST_CASE("a numeric host is told from a name") {
  CHECK(crawler::is_numeric_host("127.0.0.1"));
  CHECK(crawler::is_numeric_host("[::1]"));
  CHECK_FALSE(crawler::is_numeric_host("news.example"));
}

TEST_CASE("link-local addresses are told apart: no source may name them") {
  CHECK(crawler::is_link_local_address(std::string("169.254.169.254")));
  CHECK(crawler::is_link_local_address(std::string("fe80::1")));
  CHECK(crawler::is_link_local_address(std::string("::ffff:169.254.0.1")));
  CHECK(crawler::is_link_local_address(std::string("64:ff9b::169.254.169.254")));
  CHECK(crawler::is_link_local_address(std::string("2002:a9fe:a9fe::1")));
  CHECK_FALSE(crawler::is_link_local_address(std::string("127.0.0.1")));
  CHECK_FALSE(crawler::is_link_local_address(std::string("192.168.0.1")));
}

#include "crawler/sha1.h"

#include <catch2/catch.hpp>

using namespace recount;

TEST_CASE("SHA-1 gives the digests of its standard") {
  // The hexadecimal vectors of FIPS 180, in base 32.
  CHECK(crawler::sha1_label("") == "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  CHECK(crawler::sha1_label("abc") == "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
  CHECK(crawler::sha1_label("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "sha1:QSMD4RA4HPJG5OVOJKQ7SUJJ4XSUM4HR");
  CHECK(crawler::sha1_label(std::string(1'000'000, 'a')) ==
        "sha1:GSVJOPGUYTNKJ5Q65MV5XLJHGFSTIALP");
}

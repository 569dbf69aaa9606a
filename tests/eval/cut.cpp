// Reads every page of the folders twice, with and without the cut before the parse, and names the
// pages whose articles differ.
#include <zlib.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "extract/article.h"
#include "extract/page/uncut.h"

using namespace recount;

namespace {

// Reads plain files as they are.
std::string unzipped(const std::filesystem::path& file) {
  std::string out;
  const gzFile in = gzopen(file.c_str(), "rb");
  char buffer[1U << 16U];
  int n = 0;
  while ((n = gzread(in, buffer, sizeof buffer)) > 0)
    out.append(buffer, static_cast<std::size_t>(n));
  gzclose(in);
  return out;
}

bool is_page(const std::filesystem::path& path) {
  return path.string().find(".html") != std::string::npos ||
         path.string().find(".htm") != std::string::npos;
}

std::string difference(const core::Article& a, const core::Article& b) {
  if (a == b) return "";
  if (a.outcome != b.outcome) return "outcome";
  if (a.text != b.text) return "text";
  if (a.title.value != b.title.value) return "title";
  if (a.authors != b.authors) return "authors";
  if (a.published.value != b.published.value) return "published";
  if (a.links != b.links) return "links";
  if (a.captions != b.captions) return "captions";
  return "another field";
}

}  // namespace

int main(int argc, char** argv) {
  int pages = 0;
  int differ = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file() || !is_page(entry.path())) continue;
      core::Page page;
      page.url = "https://news.example/" + entry.path().stem().string();
      page.content_type = "text/html";
      page.body = unzipped(entry.path());
      ++pages;
      const std::string what =
          difference(extract::extract_article(page), extract::extract_uncut(page));
      if (what.empty()) continue;
      ++differ;
      std::printf("%s: %s\n", entry.path().c_str(), what.c_str());
    }
  }
  std::printf("%d pages, %d differ\n", pages, differ);
  return differ == 0 ? 0 : 1;
}

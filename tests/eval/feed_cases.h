// The expectations that feedparser's corpus carries in its own files, held against our reader.
//
//   const FeedCase found = run_feed_case(folder, folder / "wellformed/rss/item_title.xml");
//   found.checks == 1;  found.wrong.empty()
//
// A file begins with a comment "Expect: not bozo and entries[0]['title'] == 'Item 1 title'". Those
// on titles, links and dates of entries, and on the feed's own title and link, are read; the others
// (authors, sanitised markup, podcasts, geography) ask for what no Listing holds. feedparser gives
// a title as markup, we give its text: what is expected is turned into text. URLs are compared as
// we spell them, dates as moments. Source: feedparser's documentation on how its names map to
// elements.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace recount::crawler {

struct FeedCase {
  std::size_t checks = 0;
  std::vector<std::string> wrong;  ///< "file: path: wanted …, found …"
};

[[nodiscard]] FeedCase run_feed_case(const std::filesystem::path& root,
                                     const std::filesystem::path& file);

}  // namespace recount::crawler

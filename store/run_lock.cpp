// flock on a file beside the database: the kernel lets go of it when the process ends, however it
// ends, so no stale lock ever stops a run.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "store/folder.h"
#include "store/store.h"

namespace recount::store {

RunLock::RunLock(const std::string& store_path) {
  make_folder_of(store_path);
  const std::string path = store_path + ".lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0) {
    throw StoreError(path + ": " + std::strerror(errno) + "; check the permissions of its folder");
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  const int reason = errno;
  ::close(file_);
  file_ = -1;
  if (reason == EWOULDBLOCK) throw StoreLocked(path + ": another run is at work");
  throw StoreError(path + ": " + std::strerror(reason));
}

bool RunLock::begin_crawl() {
  struct stat about = {};
  const bool was_killed = ::fstat(file_, &about) == 0 && about.st_size > 0;
  if (!was_killed && ::pwrite(file_, "crawling\n", 9, 0) != 9) {
    throw StoreError(std::string("the lock cannot be written: ") + std::strerror(errno));
  }
  return was_killed;
}

void RunLock::end_crawl() { (void)::ftruncate(file_, 0); }

RunLock::RunLock(RunLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

RunLock& RunLock::operator=(RunLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

RunLock::~RunLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace recount::store

// Each handle is owned by one unique_ptr; every result code that is not a success becomes one
// StoreError, worded for the person who runs the program: path, cause, advice.
#include "store/sqlite/connection.h"

#include <sqlite3.h>

#include <new>
#include <utility>

#include "store/store.h"

namespace recount::store::sqlite {
namespace {

/// A second writer waits this long before it gives up.
constexpr int kBusyMilliseconds = 15'000;

std::string_view advice(int code) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB: return "this file is no recount database: name another file, or move it";
    case SQLITE_CORRUPT:
      return "the database is damaged: restore a backup, or save what is left with "
             "`sqlite3 FILE .recover`";
    case SQLITE_FULL: return "the disk is full: free some space and run again";
    case SQLITE_READONLY: return "the file or its folder may not be written: check permissions";
    case SQLITE_CANTOPEN:
      return "the file cannot be opened or created: check the path and permissions of its folder";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program holds the database: wait for it, then run again";
    case SQLITE_IOERR: return "the disk failed: check it, then run again";
    default: return "nothing was changed";
  }
}

[[noreturn]] void raise(const std::string& path, sqlite3* handle) {
  const int code = handle == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(handle);
  const std::string cause = handle == nullptr ? "out of memory" : sqlite3_errmsg(handle);
  throw StoreError(path + ": " + cause + "; " + std::string(advice(code)));
}

}  // namespace

void Close::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
void Close::operator()(sqlite3_stmt* handle) const noexcept { sqlite3_finalize(handle); }

CompiledSql::Handle CompiledSql::take(std::string_view sql) {
  const auto found = idle_.find(std::string(sql));
  if (found == idle_.end()) return nullptr;
  Handle handle = std::move(found->second);
  idle_.erase(found);
  return handle;
}

void CompiledSql::give_back(Handle handle) noexcept {
  if (handle == nullptr || idle_.size() >= kMost) return;
  sqlite3_reset(handle.get());
  sqlite3_clear_bindings(handle.get());
  const char* sql = sqlite3_sql(handle.get());
  try {
    idle_.emplace(sql, std::move(handle));
  } catch (const std::bad_alloc&) {  // then it is compiled again
  }
}

Connection::Connection(std::string path, std::unique_ptr<sqlite3, Close> handle)
    : path_(std::move(path)),
      handle_(std::move(handle)),
      compiled_(std::make_unique<CompiledSql>()) {}

Connection Connection::open(const std::string& path) {
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, kFlags, nullptr);
  Connection opened(path, std::unique_ptr<sqlite3, Close>(raw));
  if (code != SQLITE_OK) opened.fail();
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  return opened;
}

void Connection::fail() const { raise(path_, handle_.get()); }

void Connection::execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

bool Connection::attempt(const std::string& sql) {
  const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
  if ((code & 0xFF) == SQLITE_BUSY) return false;
  if (code != SQLITE_OK) fail();
  return true;
}

std::int64_t Connection::integer(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer() : 0;
}

std::int64_t Connection::last_id() const { return sqlite3_last_insert_rowid(handle()); }
int Connection::changed_rows() const { return sqlite3_changes(handle()); }

Statement::Statement(Connection& connection, std::string_view sql)
    : connection_(&connection), handle_(connection.compiled_->take(sql)) {
  if (handle_) return;
  sqlite3_stmt* raw = nullptr;
  check(sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &raw, nullptr));
  handle_.reset(raw);
}

Statement::~Statement() { connection_->compiled_->give_back(std::move(handle_)); }

void Statement::check(int code) {
  if (code != SQLITE_OK) connection_->fail();
}

void Statement::bind_next(std::string_view text) {
  // SQLITE_TRANSIENT is a C cast of -1 to a function pointer: SQLite copies the text at once.
  check(sqlite3_bind_text64(handle_.get(), ++parameter_, text.empty() ? "" : text.data(),
                            text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::bind_next(double value) {
  check(sqlite3_bind_double(handle_.get(), ++parameter_, value));
}
void Statement::bind_next(std::int64_t value) {
  check(sqlite3_bind_int64(handle_.get(), ++parameter_, value));
}
void Statement::bind_null() { check(sqlite3_bind_null(handle_.get(), ++parameter_)); }

bool Statement::step() {
  column_ = 0;
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_->fail();
  return false;
}

void Statement::reset() {
  sqlite3_reset(handle_.get());
  parameter_ = 0;
}

std::string Statement::text() {
  const int column = column_++;
  const unsigned char* bytes = sqlite3_column_text(handle_.get(), column);
  if (bytes == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
  return {reinterpret_cast<const char*>(bytes), size};
}

std::optional<std::string> Statement::optional_text() {
  if (sqlite3_column_type(handle_.get(), column_) != SQLITE_NULL) return text();
  ++column_;
  return std::nullopt;
}

double Statement::real() { return sqlite3_column_double(handle_.get(), column_++); }
std::int64_t Statement::integer() { return sqlite3_column_int64(handle_.get(), column_++); }

Transaction::Transaction(Connection& connection)
    : connection_(connection), is_inner_(sqlite3_get_autocommit(connection.handle()) == 0) {
  connection_.execute(is_inner_ ? "SAVEPOINT inner" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  // Never throws here: after a full disk SQLite has already rolled back by itself.
  const char* undo = is_inner_ ? "ROLLBACK TO inner; RELEASE inner" : "ROLLBACK";
  sqlite3_exec(connection_.handle(), undo, nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  connection_.execute(is_inner_ ? "RELEASE inner" : "COMMIT");
  open_ = false;
}

}  // namespace recount::store::sqlite

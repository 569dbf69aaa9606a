// One curl_multi drives everything; easy handles are used again with their settings. libcurl is
// told to do as little as possible by itself: no redirects, no decoding, no cookies, no
// environment, two protocols. What 7.88.1 lets through (lengths like "12abc", bombs, addresses
// behind a reused connection) is caught in the callbacks.
#include "crawler/fetcher.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "crawler/address.h"
#include "crawler/ascii.h"
#include "crawler/content_coding.h"
#include "crawler/curl_loop.h"
#include "crawler/transfer.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

constexpr long kReadBytes =
    64L << 10U;  ///< a page in two reads; each that is in flight has so much

constexpr long kSecondsOfName = 60;  ///< an address is asked for anew after it, or soon after

struct EndEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct EndList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EndEasy>;
using List = std::unique_ptr<curl_slist, EndList>;

void start_libcurl_once() {
  static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)kStarted;
}

/// An easy handle with all that libcurl holds pointers to; it serves one transfer after the other.
struct Slot {
  Easy easy{curl_easy_init()};
  List headers;
  std::optional<Transfer> transfer;  ///< nullopt = idle
  std::array<char, CURL_ERROR_SIZE> message{};
};

Transfer& transfer_of(void* user) { return *static_cast<Slot*>(user)->transfer; }

std::size_t on_head(char* data, std::size_t size, std::size_t count, void* user) {
  const std::size_t bytes = size * count;
  return transfer_of(user).take_head({data, bytes}) ? bytes : 0;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
  const std::size_t bytes = size * count;
  return transfer_of(user).take_body({data, bytes}) ? bytes : bytes + 1;
}

template <class Address>
bool may_reach(const FetchRequest& request, const Address& address) {
  return request.allow_private ? !is_link_local_address(address) : is_public_address(address);
}

curl_socket_t on_socket(void* user, curlsocktype /*purpose*/, curl_sockaddr* address) {
  Transfer& transfer = transfer_of(user);
  if (!may_reach(transfer.request(), address->addr)) {
    transfer.refuse("address_refused");
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int on_debug(CURL* /*easy*/, curl_infotype type, char* data, std::size_t size, void* user) {
  if (type == CURLINFO_HEADER_OUT) transfer_of(user).note_request({data, size});
  return 0;
}

int on_request(void* user, char* remote, char* /*local*/, int /*remote_port*/, int /*local_port*/) {
  Transfer& transfer = transfer_of(user);
  if (may_reach(transfer.request(), std::string(remote))) {
    transfer.refuse("");  // another address of the name may have been refused before
    return CURL_PREREQFUNC_OK;
  }
  transfer.refuse("address_refused");
  return CURL_PREREQFUNC_ABORT;
}

std::string code_of_receive_error(std::string_view message) {
  return contains_ignoring_case(message, "chunk") ? "bad_chunk" : "connection_reset";
}

std::string code_of(CURLcode code, std::string_view message) {
  switch (code) {
    case CURLE_OK: return {};
    case CURLE_OPERATION_TIMEDOUT: return "timeout";
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return "dns_failure";
    case CURLE_COULDNT_CONNECT: return "connection_refused";
    case CURLE_GOT_NOTHING: return "empty_reply";
    case CURLE_SEND_ERROR: return "connection_reset";
    case CURLE_RECV_ERROR: return code_of_receive_error(message);
    case CURLE_PARTIAL_FILE: return "body_truncated";
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return "connection_reset";
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_BAD_CONTENT_ENCODING: return "bad_header";
    // This is how 7.88.1 reports a header line above its own limit.
    case CURLE_OUT_OF_MEMORY: return "headers_too_big";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return "tls_failure";
    default: return "transfer_failed";
  }
}

}  // namespace

class Fetcher::Pool {
 public:
  explicit Pool(FetcherOptions options) : options_(std::move(options)) {
    curl_multi_setopt(loop_.multi(), CURLMOPT_MAXCONNECTS, static_cast<long>(kMaxOpenConnections));
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (const auto& slot : slots_) {
      if (slot->transfer) curl_multi_remove_handle(loop_.multi(), slot->easy.get());
    }
  }

  void start(FetchRequest request) {
    const std::string host(host_of(request.url));
    const std::string address = host.front() == '[' ? host.substr(1, host.size() - 2) : host;
    const bool is_refused = is_numeric_host(host) && !may_reach(request, address);
    if (is_refused) {
      done_.push_back(Fetch{.id = request.id, .error = "address_refused"});
      return;
    }
    Slot& slot = idle_slot();
    slot.headers = headers_of(request);
    slot.message.front() = '\0';
    slot.transfer.emplace(std::move(request), options_.max_body_bytes);
    CURL* easy = slot.easy.get();
    curl_easy_setopt(easy, CURLOPT_URL, slot.transfer->request().url.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, slot.headers.get());
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, slot.transfer->request().keep_alive ? 0L : 1L);
    curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, forgets_names() ? kSecondsOfName : -1L);
    curl_multi_add_handle(loop_.multi(), easy);
  }

  std::vector<Fetch> wait(std::chrono::milliseconds longest) {
    run_until_done();
    if (done_.empty()) {
      loop_.wait(longest);
      run_until_done();
    }
    return std::exchange(done_, {});
  }

  [[nodiscard]] std::size_t in_flight() const {
    return slots_.size() - idle_.size() + done_.size();
  }
  void wake() noexcept { loop_.wake(); }

 private:
  /// After a transfer that may forget names libcurl looks through all of them, and they are as many
  /// as the hosts: one transfer in a minute does.
  bool forgets_names() {
    const auto now = std::chrono::steady_clock::now();
    if (now < forgets_names_at_) return false;
    forgets_names_at_ = now + std::chrono::seconds(kSecondsOfName);
    return true;
  }

  Slot& idle_slot() {
    if (idle_.empty()) {
      Slot& slot = *slots_.emplace_back(std::make_unique<Slot>());
      set_callbacks(slot);
      set_limits(slot.easy.get());
      return slot;
    }
    Slot& slot = *idle_.back();
    idle_.pop_back();
    return slot;
  }

  List headers_of(const FetchRequest& request) const {
    List list;
    const auto add = [&](const std::string& line) {
      list.reset(curl_slist_append(list.release(), line.c_str()));
    };
    add("User-Agent: " + options_.user_agent);
    add("Accept: " + request.accept);
    add("Accept-Encoding: " + std::string(kAcceptEncoding));
    if (!request.etag.empty()) add("If-None-Match: " + request.etag);
    if (!request.last_modified.empty()) add("If-Modified-Since: " + request.last_modified);
    return list;
  }

  void set_callbacks(Slot& slot) const {
    CURL* easy = slot.easy.get();
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_head);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &slot);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &slot);
    if (options_.keep_requests) {
      curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
      curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, on_debug);
      curl_easy_setopt(easy, CURLOPT_DEBUGDATA, &slot);
    }
    if (options_.proxy.empty()) {
      curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
      curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &slot);
      curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_request);
      curl_easy_setopt(easy, CURLOPT_PREREQDATA, &slot);
    }
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, slot.message.data());
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &slot);
  }

  void set_limits(CURL* easy) const {
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);  // it is normalised
    curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_PROXY, options_.proxy.c_str());
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");      // or the environment could lead past it
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);  // a folder defeats the cache of trust
    if (!options_.ca_file.empty()) {
      curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());
    }
    const long milliseconds = static_cast<long>(options_.timeout * 1000);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, milliseconds);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, std::max(1L, milliseconds / 2));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 100L);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, std::max(1L, milliseconds / 2000));
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, kReadBytes);
  }

  void run_until_done() {
    while (done_.empty() && loop_.step()) collect();
  }

  void collect() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(loop_.multi(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      Slot* slot = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &slot);
      finish(*slot, message->data.result);
    }
  }

  void finish(Slot& slot, CURLcode code) {
    Transfer& transfer = *slot.transfer;
    const bool is_whole = code == CURLE_OK || transfer.is_cut();
    if (is_whole) transfer.refuse("");
    if (!is_whole && transfer.refusal().empty()) {
      transfer.refuse(code_of(code, slot.message.data()));
    }
    Fetch fetch = std::move(transfer).result();
    read_info(slot.easy.get(), fetch);
    curl_multi_remove_handle(loop_.multi(), slot.easy.get());
    slot.transfer.reset();
    idle_.push_back(&slot);
    done_.push_back(std::move(fetch));
  }

  static void read_info(CURL* easy, Fetch& fetch) {
    char* address = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &address);
    if (address != nullptr) fetch.address = address;
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME, &fetch.seconds);
  }

  FetcherOptions options_;
  std::vector<std::unique_ptr<Slot>> slots_;  ///< as many as were ever in flight at once
  std::vector<Slot*> idle_;
  std::vector<Fetch> done_;
  std::chrono::steady_clock::time_point forgets_names_at_{};
  CurlLoop loop_;  ///< last: it ends before what its transfers point to
};

Fetcher::Fetcher(FetcherOptions options) {
  start_libcurl_once();
  pool_ = std::make_unique<Pool>(std::move(options));
}
Fetcher::~Fetcher() = default;

void Fetcher::start(FetchRequest request) { pool_->start(std::move(request)); }
std::vector<Fetch> Fetcher::wait(std::chrono::milliseconds longest) { return pool_->wait(longest); }
std::size_t Fetcher::in_flight() const { return pool_->in_flight(); }
void Fetcher::wake() noexcept { pool_->wake(); }

}  // namespace recount::crawler

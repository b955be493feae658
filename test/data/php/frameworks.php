<?php
// Stand-ins of frameworks and of Guzzle, as far as callbacks and handlers use them, and the web request that every program sees.
namespace WeChatPay\StandIn {
    final class Web
    {
        public const KEY = '0123456789abcdef0123456789abcdef';
        public static array $headers = [
            'Content-Type' => 'application/json',
            'Wechatpay-Timestamp' => '1700000000',
            'Wechatpay-Nonce' => '593BEC0C930BF1AFEB40B4A08C8FB242',
            'Wechatpay-Serial' => 'PUB_KEY_ID_0000000000000024101100397200000006',
            'Wechatpay-Signature' => '',
        ];
        public static string $body = '';
    }
    Web::$headers['Wechatpay-Signature'] = trim(file_get_contents(__DIR__ . '/callback.signature.txt'));
    Web::$body = file_get_contents(__DIR__ . '/callback.json');

    // php://input is the body of the request; any other name goes to PHP itself.
    final class PhpStream
    {
        public $context;
        private $inner;
        private int $at = 0;
        private bool $isInput = false;
        public function stream_open($path, $mode, $options, &$opened): bool
        {
            if ($path === 'php://input') {
                return $this->isInput = true;
            }
            stream_wrapper_restore('php');
            $this->inner = fopen($path, $mode);
            stream_wrapper_unregister('php');
            stream_wrapper_register('php', self::class);
            return $this->inner !== false;
        }
        public function stream_read(int $count)
        {
            if (!$this->isInput) {
                return fread($this->inner, $count);
            }
            $part = substr(Web::$body, $this->at, $count);
            $this->at += strlen($part);
            return $part;
        }
        public function stream_write(string $data) { return fwrite($this->inner, $data); }
        public function stream_eof() { return $this->isInput ? $this->at >= strlen(Web::$body) : feof($this->inner); }
        public function stream_stat() { return []; }
        public function stream_seek($at, $whence) { return $this->isInput ? false : fseek($this->inner, $at, $whence) === 0; }
        public function stream_tell() { return $this->isInput ? $this->at : ftell($this->inner); }
        public function stream_set_option($option, $a, $b) { return false; }
        public function stream_flush() { return $this->isInput || fflush($this->inner); }
        public function stream_close() { if (!$this->isInput) { fclose($this->inner); } }
    }

    stream_wrapper_unregister('php');
    stream_wrapper_register('php', PhpStream::class);
    foreach (Web::$headers as $name => $value) {
        $key = strtoupper(str_replace('-', '_', $name));
        $_SERVER[$key === 'CONTENT_TYPE' ? $key : "HTTP_$key"] = $value;
    }
    $_SERVER['REMOTE_ADDR'] = '101.226.103.0';
    $_SERVER['REQUEST_METHOD'] = 'POST';
    $_SERVER['REQUEST_URI'] = '/notify?shop=7';
    $_SERVER['QUERY_STRING'] = 'shop=7';
    $_GET = ['shop' => '7'];
    register_shutdown_function(static function () {
        $status = http_response_code() ?: 200;
        echo $status === 200 ? '' : "\n[{$status}]";
    });
}
namespace Psr\Log {
    interface LoggerInterface {}
}
namespace WeChatPay\StandIn {
    class Log implements \Psr\Log\LoggerInterface
    {
        public function __call(string $level, array $arguments) { $this->log($level, ...$arguments); }
        public static function __callStatic(string $level, array $arguments) { (new self())->log($level, ...$arguments); }
        public function log($level, $message, array $context = []): void
        {
            echo '{', $level, ': ', $message, $context ? ' ' . json_encode($context, JSON_UNESCAPED_UNICODE) : '', "}\n";
        }
    }

    class Reply
    {
        public function __construct(private string $content = '', private int $status = 200, private array $headers = []) {}
        public function getContent() { return $this->content; }
        public function getStatusCode() { return $this->status; }
        public function getCode() { return $this->status; }
        public function setStatusCode(int $code) { $this->status = $code; return $this; }
        public function setContent($content) { $this->content = $content; return $this; }
        public function header($key, $value = null) { $this->headers[$key] = $value; return $this; }
        public function withHeaders(array $headers) { $this->headers = $headers + $this->headers; return $this; }
    }

    class ReplyFactory
    {
        public function json($data = [], $status = 200, array $headers = [], $options = 0) { return new \Illuminate\Http\JsonResponse($data, $status, $headers, $options); }
        public function noContent($status = 204) { return new Reply('', $status); }
        public function make($content = '', $status = 200, array $headers = []) { return new Reply($content, $status, $headers); }
    }

    function find(array $fields, string $name, $default)
    {
        if (array_key_exists($name, $fields)) {
            return $fields[$name];
        }
        foreach (explode('.', $name) as $part) {
            if (!is_array($fields) || !array_key_exists($part, $fields)) {
                return $default instanceof \Closure ? $default() : $default;
            }
            $fields = $fields[$part];
        }
        return $fields;
    }
}
namespace Illuminate\Support\Facades {
    class Log extends \WeChatPay\StandIn\Log {}
}
namespace think\facade {
    class Log extends \WeChatPay\StandIn\Log {}
    class Request
    {
        public static function __callStatic(string $name, array $arguments) { return (new \think\Request())->$name(...$arguments); }
    }
}
namespace Illuminate\Http {
    use WeChatPay\StandIn\Web;
    use function WeChatPay\StandIn\find;

    class HeaderBag
    {
        public function all(?string $key = null)
        {
            $all = [];
            foreach (Web::$headers as $name => $value) {
                $all[strtolower($name)] = [$value];
            }
            return $key === null ? $all : ($all[strtr($key, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'abcdefghijklmnopqrstuvwxyz-')] ?? []);
        }
        public function get($key, $default = null) { return $this->all($key)[0] ?? $default; }
        public function has($key) { return $this->all($key) !== []; }
    }

    class Request
    {
        public HeaderBag $headers;
        public function __construct() { $this->headers = new HeaderBag(); }
        public static function capture() { return new static(); }
        public function getContent() { return Web::$body; }
        public function header($key = null, $default = null) { return $key === null ? $this->headers->all() : $this->headers->get($key, $default); }
        public function hasHeader($key) { return $this->headers->has($key); }
        public function all() { return (json_decode(Web::$body, true) ?? []) + $_GET; }
        public function input($key = null, $default = null) { return $key === null ? $this->all() : find($this->all(), $key, $default); }
        public function json($key, $default = null) { return find(json_decode(Web::$body, true) ?? [], $key, $default); }
        public function query($key = null, $default = null) { return $key === null ? $_GET : $_GET[$key] ?? $default; }
        public function has($key) { return find($this->all(), $key, $this) !== $this; }
        public function filled($key) { return $this->has($key) && $this->input($key) !== '' && $this->input($key) !== null; }
        public function only(...$keys) { return array_intersect_key($this->all(), array_flip(is_array($keys[0]) ? $keys[0] : $keys)); }
        public function method() { return 'POST'; }
        public function isMethod($method) { return strtoupper($method) === 'POST'; }
        public function isJson() { return true; }
        public function path() { return 'notify'; }
        public function getRequestUri() { return '/notify?shop=7'; }
        public function ip() { return '101.226.103.0'; }
        public function __get($name) { return $this->all()[$name] ?? null; }
    }
    class Response extends \WeChatPay\StandIn\Reply {}
    class JsonResponse extends \WeChatPay\StandIn\Reply
    {
        public function __construct($data = null, int $status = 200, array $headers = [], int $options = 0)
        {
            parent::__construct(json_encode($data ?? new \stdClass(), $options), $status, $headers);
        }
    }
}
namespace think {
    use WeChatPay\StandIn\Web;

    class Request
    {
        public function getContent() { return Web::$body; }
        public function getInput() { return Web::$body; }
        public function header(string $name = '', ?string $default = null)
        {
            $all = array_change_key_case(Web::$headers);
            return $name === '' ? $all : ($all[str_replace('_', '-', strtolower($name))] ?? $default);
        }
        public function param($name = '', $default = null) { return self::find(array_merge($_GET, json_decode(Web::$body, true)), $name, $default); }
        public function post($name = '', $default = null) { return self::find(json_decode(Web::$body, true), $name, $default); }
        public function get($name = '', $default = null) { return self::find($_GET, $name, $default); }
        public function server(string $name, string $default = '') { return $_SERVER[strtoupper($name)] ?? $default; }
        public function method() { return 'POST'; }
        public function isPost() { return true; }
        public function isGet() { return false; }
        public function ip() { return '101.226.103.0'; }
        public function url() { return '/notify?shop=7'; }
        private static function find(array $fields, string $name, $default)
        {
            if ($name === '') {
                return $fields;
            }
            [$path, $type] = explode('/', $name) + [1 => ''];
            $value = $fields;
            foreach (explode('.', $path) as $part) {
                if (!isset($value[$part])) {
                    return $default;
                }
                $value = $value[$part];
            }
            return match ($type) {
                '' => $value, 'd' => (int) $value, 'f' => (float) $value, 's' => (string) $value, 'b' => (bool) $value, 'a' => (array) $value,
            };
        }
    }
    class Response extends \WeChatPay\StandIn\Reply {}
}
namespace Psr\Http\Message {
    interface ServerRequestInterface {}
    interface RequestInterface {}
    interface UriInterface {}
}
namespace GuzzleHttp\Psr7 {
    use WeChatPay\StandIn\Web;

    class Uri implements \Psr\Http\Message\UriInterface
    {
        public function __construct(private string $text = '') {}
        public function __toString(): string { return $this->text; }
        public function getScheme() { return parse_url($this->text, PHP_URL_SCHEME) ?? ''; }
        public function getHost() { return parse_url($this->text, PHP_URL_HOST) ?? ''; }
        public function getPath() { return parse_url($this->text, PHP_URL_PATH) ?? ''; }
        public function getQuery() { return parse_url($this->text, PHP_URL_QUERY) ?? ''; }
        public function getFragment() { return parse_url($this->text, PHP_URL_FRAGMENT) ?? ''; }
        public function withQuery($query) { $rest = explode('#', $this->text, 2); return new self(explode('?', $rest[0])[0] . ($query === '' ? '' : "?$query") . (isset($rest[1]) ? "#$rest[1]" : '')); }
        public function withFragment($fragment)
        {
            $text = preg_replace_callback('/(?:[^a-zA-Z0-9_\-\.~!\$&\'\(\)\*\+,;=%:@\/\?]+|%(?![A-Fa-f0-9]{2}))/', fn ($found) => rawurlencode($found[0]), $fragment);
            return new self(explode('#', $this->text)[0] . ($text === '' ? '' : "#$text"));
        }
    }
    class Response implements \Psr\Http\Message\ResponseInterface
    {
        private \WeChatPay\Body $body;
        public function __construct(private int $status = 200, private array $headers = [], string $body = '') { $this->body = new \WeChatPay\Body($body); }
        public function getStatusCode(): int { return $this->status; }
        public function getReasonPhrase(): string { return [200 => 'OK', 204 => 'No Content', 401 => 'Unauthorized', 500 => 'Internal Server Error'][$this->status] ?? ''; }
        public function getBody() { return $this->body; }
        public function getHeader($name) { return array_values(array_change_key_case(array_map(fn ($value) => (array) $value, $this->headers))[strtolower($name)] ?? []); }
        public function getHeaderLine($name): string { return implode(', ', $this->getHeader($name)); }
        public function hasHeader($name): bool { return $this->getHeader($name) !== []; }
    }
    class ServerRequest implements \Psr\Http\Message\ServerRequestInterface
    {
        private \WeChatPay\Body $body;
        public function __construct() { $this->body = new \WeChatPay\Body(Web::$body); }
        public static function fromGlobals() { return new self(); }
        public function getMethod() { return 'POST'; }
        public function getBody() { return $this->body; }
        public function getHeaderLine($name) { return array_change_key_case(Web::$headers)[strtolower($name)] ?? ''; }
        public function getHeader($name) { $line = $this->getHeaderLine($name); return $line === '' ? [] : [$line]; }
        public function hasHeader($name) { return $this->getHeader($name) !== []; }
        public function getHeaders() { return array_map(fn ($value) => [$value], Web::$headers); }
        public function getRequestTarget() { return '/notify?shop=7'; }
        public function getQueryParams() { return $_GET; }
        public function getParsedBody() { return []; }
        public function getServerParams() { return $_SERVER; }
    }
    class Request implements \Psr\Http\Message\RequestInterface
    {
        private \WeChatPay\Body $body;
        public function __construct(private string $method, private string $uri, private array $headers, string $body) { $this->body = new \WeChatPay\Body($body); }
        public function getMethod() { return $this->method; }
        public function getUri() { return new Uri($this->uri); }
        public function getRequestTarget() { return preg_replace('#^https://[^/]*#', '', $this->uri); }
        public function getBody() { return $this->body; }
        public function getHeaderLine($name) { return implode(', ', $this->getHeader($name)); }
        public function getHeader($name) { return array_change_key_case($this->headers)[strtolower($name)] ?? []; }
        public function hasHeader($name) { return $this->getHeader($name) !== []; }
        public function withHeader($name, $value) { $copy = clone $this; $copy->headers[$name] = (array) $value; return $copy; }
        public function withAddedHeader($name, $value) { return $this->withHeader($name, [...$this->getHeader($name), ...(array) $value]); }
        public function withoutHeader($name) { $copy = clone $this; unset($copy->headers[$name]); return $copy; }
        public function withUri($uri) { $copy = clone $this; $copy->uri = (string) $uri; return $copy; }
    }
}
namespace GuzzleHttp {
    class HandlerStack
    {
        public array $handlers = [['http_errors', null], ['allow_redirects', null], ['signer', null]];
        public function push(callable $middleware, string $name = '') { $this->handlers[] = [$name, $middleware]; }
        public function unshift(callable $middleware, ?string $name = null) { array_unshift($this->handlers, [$name, $middleware]); }
        public function before(string $find, callable $middleware, string $name = '') { array_splice($this->handlers, $this->find($find), 0, [[$name, $middleware]]); }
        public function after(string $find, callable $middleware, string $name = '') { array_splice($this->handlers, $this->find($find) + 1, 0, [[$name, $middleware]]); }
        public function remove($name) { $this->handlers = array_values(array_filter($this->handlers, fn ($one) => $one[0] !== $name)); }
        private function find(string $name) { return array_search($name, array_column($this->handlers, 0), true); }
        public function resolve(callable $handler)
        {
            foreach (array_reverse($this->handlers) as [, $middleware]) {
                $handler = $middleware ? $middleware($handler) : $handler;
            }
            return $handler;
        }
    }

    class MessageFormatter
    {
        public function __construct(private string $template) {}
        public function format($request, $response)
        {
            return preg_replace_callback('/{\s*([A-Za-z_\-\.0-9]+)\s*}/', fn ($found) => match ($found[1]) {
                'method' => $request->getMethod(), 'target' => $request->getRequestTarget(), 'uri' => (string) $request->getUri(),
                'code' => $response->getStatusCode(), 'host' => $request->getUri()->getHost(), 'error' => 'NULL', 'version' => '1.1',
                default => str_starts_with($found[1], 'req_header_') ? $request->getHeaderLine(substr($found[1], 11)) : $response->getHeaderLine(substr($found[1], 11)),
            }, $this->template);
        }
    }

    class Middleware
    {
        public static function mapRequest(callable $fn) { return fn ($handler) => fn ($request, array $options) => $handler($fn($request), $options); }
        public static function mapResponse(callable $fn) { return fn ($handler) => fn ($request, array $options) => $handler($request, $options)->then($fn); }
        public static function tap(?callable $before = null, ?callable $after = null)
        {
            return fn ($handler) => function ($request, array $options) use ($handler, $before, $after) {
                $before && $before($request, $options);
                $response = $handler($request, $options);
                $after && $after($request, $options, $response);
                return $response;
            };
        }
        public static function retry(callable $decider, ?callable $delay = null)
        {
            return fn ($handler) => function ($request, array $options) use ($handler, $decider, $delay) {
                $retries = 0;
                while (true) {
                    $response = $handler($request, $options)->wait();
                    if (!$decider($retries, $request, $response, null)) {
                        return \GuzzleHttp\Promise\Create::promiseFor($response);
                    }
                    $delay(++$retries, $response, $request);
                }
            };
        }
        public static function log($logger, $formatter, string $level = 'info')
        {
            return fn ($handler) => fn ($request, array $options) => $handler($request, $options)->then(function ($response) use ($request, $logger, $formatter, $level) {
                $logger->log($level, $formatter->format($request, $response));
                return $response;
            });
        }
    }

    class Pool
    {
        private $each;
        public function __construct($client, $requests, array $config = [])
        {
            $made = (function () use ($requests) {
                foreach ($requests as $key => $one) {
                    yield $key => is_callable($one) ? $one() : $one;
                }
            })();
            $this->each = new \GuzzleHttp\Promise\EachPromise($made, $config + ['concurrency' => 25]);
        }
        public function promise() { return $this->each->promise(); }
    }
}
namespace GuzzleHttp\Exception {
    interface GuzzleException extends \Throwable {}
    class TransferException extends \RuntimeException implements GuzzleException {}
    class RequestException extends TransferException {}
    class ConnectException extends TransferException {}
    class BadResponseException extends RequestException {}
    class ClientException extends BadResponseException {}
    class ServerException extends BadResponseException {}
}
namespace WeChatPay\Crypto {
    class Rsa
    {
        public const KEY_TYPE_PUBLIC = 'public';
        public const KEY_TYPE_PRIVATE = 'private';
        public static function from($thing, string $type = self::KEY_TYPE_PRIVATE) { return $type === 'public' ? openssl_pkey_get_public($thing) : openssl_pkey_get_private($thing); }
        public static function verify(string $message, string $signature, $key): bool { return openssl_verify($message, base64_decode($signature), $key, OPENSSL_ALGO_SHA256) === 1; }
    }
    class Hash
    {
        public const ALGO_MD5 = 'MD5';
        public const ALGO_HMAC_SHA256 = 'HMAC-SHA256';
        public static function equals(string $known, ?string $user = null): bool { return $user !== null && hash_equals($known, $user); }
        public static function sign(string $type, string $data, string $key): string
        {
            return strtoupper($type === 'MD5' ? md5("$data&key=$key") : hash_hmac('sha256', "$data&key=$key", $key));
        }
    }
}
namespace WeChatPay {
    class Formatter
    {
        public static function nonce(int $size = 32): string { return substr(str_repeat('N0nce', 20), 0, $size); }
        public static function timestamp(): int { return time(); }
        public static function joinedByLineFeed(...$pieces): string { return implode("\n", array_merge($pieces, [''])); }
        public static function response(string $timestamp, string $nonce, string $body = ''): string { return self::joinedByLineFeed($timestamp, $nonce, $body); }
        public static function request(string $method, string $uri, string $timestamp, string $nonce, string $body = ''): string { return self::joinedByLineFeed($method, $uri, $timestamp, $nonce, $body); }
        public static function ksort(array $thing = []): array { ksort($thing, SORT_FLAG_CASE | SORT_STRING); return $thing; }
        public static function queryStringLike(array $thing = []): string
        {
            $data = [];
            foreach ($thing as $key => $value) {
                if ($key === 'sign' || $value === null || $value === '') {
                    continue;
                }
                $data[] = "$key=$value";
            }
            return implode('&', $data);
        }
    }
}
namespace app {
    class BaseController {}
}
namespace {
    class_alias(\WeChatPay\StandIn\Log::class, 'Log');
    function isThink(): bool
    {
        return str_contains(file_get_contents($_SERVER['SCRIPT_FILENAME']), 'think\\') || preg_match('/namespace app\\\\|request\(\)->(param|getInput|isPost|isGet)\b|[^>]\bjson\(/', file_get_contents($_SERVER['SCRIPT_FILENAME']));
    }
    $source = $_SERVER['SCRIPT_FILENAME'];
    if (!preg_match('/function getallheaders/', file_get_contents($source))) {
        function getallheaders() { return \WeChatPay\StandIn\Web::$headers; }
        function apache_request_headers() { return \WeChatPay\StandIn\Web::$headers; }
    }
    foreach ([
        'request' => 'function request($key = null, $default = null) { $request = isThink() ? new \think\Request() : new \Illuminate\Http\Request(); return $key === null ? $request : $request->input($key, $default); }',
        'input' => 'function input($key, $default = null) { return (new \think\Request())->param($key, $default); }',
        'response' => 'function response(...$arguments) { return $arguments ? (is_array($arguments[0]) ? (new \WeChatPay\StandIn\ReplyFactory())->json(...$arguments) : new \WeChatPay\StandIn\Reply(...$arguments)) : new \WeChatPay\StandIn\ReplyFactory(); }',
        'json' => 'function json($data = [], $code = 200, $header = []) { return new \think\Response(json_encode($data, JSON_UNESCAPED_UNICODE), $code, $header); }',
        'config' => 'function config(string $key, $default = null) { return \WeChatPay\StandIn\find(json_decode(file_get_contents("' . __DIR__ . '/settings.json"), true), $key, $default); }',
        'env' => 'function env(string $key, $default = null) { $value = getenv($key); return $value === false ? ($default instanceof \Closure ? $default() : $default) : match (strtolower($value)) { "true", "(true)" => true, "false", "(false)" => false, "null", "(null)" => null, "empty", "(empty)" => "", default => $value }; }',
    ] as $name => $code) {
        if (!preg_match("/function $name\\b/i", file_get_contents($source)) || preg_match('/->' . $name . '\b/', '')) {
            eval($code);
        }
    }
    unset($source, $name, $code, $key, $value);
    date_default_timezone_set('Asia/Shanghai');
}

<?php
// A stand-in of the PHP SDK: its chain prints each call, and gives one response. A test runs programs with it and compares what the ported C# prints.
namespace Psr\Http\Message {
    interface ResponseInterface {}
    interface StreamInterface {}
}
namespace WeChatPay {
    interface BuilderChainable {}

    class Body
    {
        private int $at = 0;
        public function __construct(private string $text) {}
        public function __toString(): string { return $this->text; }
        public function tell(): int { return $this->at; }
        public function getSize(): int { return strlen($this->text); }
        public function getContents(): string
        {
            $rest = substr($this->text, $this->at);
            $this->at = strlen($this->text);
            return $rest;
        }
    }

    class Response implements \Psr\Http\Message\ResponseInterface
    {
        private Body $body;
        public function __construct(string $text) { $this->body = new Body($text); }
        public function getStatusCode(): int { return 200; }
        public function getReasonPhrase(): string { return 'OK'; }
        public function getHeaderLine(string $name): string { return strtolower($name) === 'content-type' ? 'application/json; charset=utf-8' : ''; }
        public function hasHeader(string $name): bool { return $this->getHeaderLine($name) !== ''; }
        public function getBody(): Body { return $this->body; }
    }

    class Driver
    {
        private static ?\GuzzleHttp\HandlerStack $stack = null;
        public static function stack(): \GuzzleHttp\HandlerStack { return self::$stack ??= new \GuzzleHttp\HandlerStack(); }
        public function select(?string $protocol = null): self { return $this; }
        public function getConfig(?string $option = null) { return self::stack(); }
    }

    class Chain implements BuilderChainable, \ArrayAccess
    {
        public function __construct(private string $path = '') {}
        public function getDriver(): Driver { return new Driver(); }
        public function __get(string $name): self
        {
            $segment = preg_match('#^_(.+)_$#', $name, $found) ? '{' . $found[1] . '}' : strtolower(preg_replace('#([a-z0-9])([A-Z])#', '$1-$2', $name));
            return new self($this->path . '/' . $segment);
        }
        public function chain(string $path): self
        {
            $path = preg_replace_callback('#[A-Z]#', fn ($found) => '-' . strtolower($found[0]), preg_replace_callback('#^[A-Z]#', fn ($found) => strtolower($found[0]), ltrim($path, '/')));
            return new self($this->path . '/' . $path);
        }
        public function offsetGet($path): mixed { return $this->chain($path); }
        public function offsetExists($path): bool { return true; }
        public function offsetSet($path, $value): void {}
        public function offsetUnset($path): void {}
        public function __call(string $verb, array $arguments)
        {
            $options = $arguments[0] ?? [];
            $path = preg_replace_callback('#\{\+?(\w+)\}#', fn ($found) => rawurlencode((string) ($options[$found[1]] ?? '')), $this->path);
            if (!empty($options['query'])) {
                $path .= '?' . http_build_query($options['query'], '', '&', PHP_QUERY_RFC3986);
            }
            $method = strtoupper(str_replace('Async', '', $verb));
            $body = isset($options['json']) ? json_encode($options['json'], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES) : ($options['body'] ?? '');
            if ($body === false) { throw new \InvalidArgumentException('json_encode error: ' . json_last_error_msg()); }
            $headers = ['Host' => ['api.mch.weixin.qq.com'], 'Accept' => ['application/json'], 'Content-Type' => ['application/json; charset=utf-8']];
            foreach ($options['headers'] ?? [] as $name => $value) {
                $headers[$name] = (array) $value;
            }
            $request = new \GuzzleHttp\Psr7\Request($method, 'https://api.mch.weixin.qq.com' . $path, $headers, $body);
            $handler = Driver::stack()->resolve(static function ($request, array $options) {
                echo '#', $request->getMethod(), ' ', $request->getRequestTarget(), ' ', $request->getBody();
                echo $request->hasHeader('X-Shop') ? ' X-Shop: ' . $request->getHeaderLine('X-Shop') : '', "\n";
                return \GuzzleHttp\Promise\Create::promiseFor(new Response('{"code":"OK","data":[{"id":"1","amount":5}],"order_id":"1232413451234123","count":2,"note":null}'));
            });
            $promise = $handler($request, $options);
            return str_ends_with($verb, 'Async') ? $promise : $promise->wait();
        }
    }
}
namespace WeChatPay\Crypto {
    class AesGcm
    {
        public static function encrypt(string $text, string $key, string $iv = '', string $aad = ''): string
        {
            $tag = '';
            return base64_encode(openssl_encrypt($text, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag, $aad) . $tag);
        }
        public static function decrypt(string $text, string $key, string $iv = '', string $aad = ''): string
        {
            $bytes = base64_decode($text);
            return openssl_decrypt(substr($bytes, 0, -16), 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, substr($bytes, -16), $aad);
        }
    }
}
namespace {
    // Guzzle's own promises, of Debian's package php-guzzlehttp-promises.
    require_once 'GuzzleHttp/Promise/autoload.php';

    error_reporting(E_ALL & ~E_WARNING & ~E_NOTICE & ~E_DEPRECATED);
    require_once __DIR__ . '/frameworks.php';
    $instance = new \WeChatPay\Chain();
}

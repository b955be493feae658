<?php

class HeaderBag
{
    private array $headers = [];

    public function set(string $name, string $value): self
    {
        $this->headers[strtolower($name)] = $value;
        return $this;
    }

    public function get(string $name, ?string $default = null): ?string
    {
        return $this->headers[strtolower($name)] ?? $default;
    }

    public function has(string $name): bool
    {
        return isset($this->headers[strtolower($name)]);
    }

    public function lines(): array
    {
        $lines = [];
        foreach ($this->headers as $name => $value) {
            $lines[] = ucwords($name, '-') . ': ' . $value;
        }
        return $lines;
    }
}

$bag = (new HeaderBag())->set('Wechatpay-Serial', 'S1')->set('ACCEPT', 'application/json');
echo implode("\n", $bag->lines()), "\n", $bag->get('wechatpay-serial'), $bag->get('none', 'd'), $bag->has('Accept') ? 1 : 0;

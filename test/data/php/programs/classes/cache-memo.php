<?php

class Memo
{
    private array $values = [];
    private int $misses = 0;

    public function remember(string $key, \Closure $make)
    {
        if (!array_key_exists($key, $this->values)) {
            $this->misses++;
            $this->values[$key] = $make($key);
        }
        return $this->values[$key];
    }

    public function forget(string ...$keys): void
    {
        foreach ($keys as $key) {
            unset($this->values[$key]);
        }
    }

    public function misses(): int
    {
        return $this->misses;
    }
}

$memo = new Memo();
$make = fn (string $key) => strlen($key) * 2;
echo $memo->remember('abc', $make), $memo->remember('abc', $make), $memo->remember('null', fn () => null) ?? 'n', $memo->remember('null', fn () => 1) ?? 'n';
$memo->forget('abc', 'none');
echo $memo->remember('abc', $make), ' ', $memo->misses();

<?php

class Config implements \Countable
{
    private array $values;

    public function __construct(array $values = [])
    {
        $this->values = array_replace(['mchid' => '', 'timeout' => 5, 'currency' => 'CNY'], $values);
    }

    public function get(string $key, mixed $default = null): mixed
    {
        return $this->values[$key] ?? $default;
    }

    public function with(string $key, mixed $value): static
    {
        $copy = clone $this;
        $copy->values[$key] = $value;
        return $copy;
    }

    public function count(): int
    {
        return count($this->values);
    }
}

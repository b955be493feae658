<?php

final class Result
{
    private function __construct(private bool $ok, private mixed $value, private ?string $error)
    {
    }

    public static function ok(mixed $value): self
    {
        return new self(true, $value, null);
    }

    public static function fail(string $error): self
    {
        return new self(false, null, $error);
    }

    public function map(callable $fn): self
    {
        return $this->ok ? self::ok($fn($this->value)) : $this;
    }

    public function or(mixed $default): mixed
    {
        return $this->ok ? $this->value : $default;
    }

    public function error(): ?string
    {
        return $this->error;
    }
}

<?php

final class CallResult
{
    private function __construct(private bool $isOk, private mixed $value, private ?string $reason)
    {
    }

    public static function success(mixed $value): self
    {
        return new self(true, $value, null);
    }

    public static function failure(string $reason): self
    {
        return new self(false, null, $reason);
    }

    public function map(callable $fn): self
    {
        return $this->isOk ? self::success($fn($this->value)) : $this;
    }

    public function orElse(mixed $default): mixed
    {
        return $this->isOk ? $this->value : $default;
    }

    public function why(): string
    {
        return $this->reason ?? 'fine';
    }
}

$good = CallResult::success(5)->map(fn (int $n) => $n * 2);
$bad = CallResult::failure('timeout')->map(fn (int $n) => $n * 2);
echo $good->orElse(0), $good->why(), $bad->orElse(-1), $bad->why();

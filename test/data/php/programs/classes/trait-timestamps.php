<?php

trait Timestamps
{
    private ?int $createdAt = null;

    public function touch(int $now): static
    {
        $this->createdAt = $this->createdAt ?? $now;
        return $this;
    }

    public function createdAt(): string
    {
        return $this->createdAt === null ? 'never' : date('Y-m-d\TH:i:sP', $this->createdAt);
    }
}

trait HasAttach
{
    protected array $attach = [];

    public function attach(string $key, $value): self
    {
        $this->attach[$key] = $value;
        return $this;
    }
}

class Cart
{
    use Timestamps, HasAttach;

    public function json(): string
    {
        return json_encode(['at' => $this->createdAt(), 'attach' => $this->attach]);
    }
}

$cart = new Cart();
echo $cart->json(), "\n", $cart->touch(1700000000)->attach('shop', 7)->attach('note', '备注')->touch(1)->json();

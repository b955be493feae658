<?php

final class Line
{
    public function __construct(public readonly string $sku, public readonly int $price, public readonly int $count)
    {
    }

    public function total(): int
    {
        return $this->price * $this->count;
    }
}

class Cart
{
    private array $lines = [];

    public function add(Line $line): void
    {
        $this->lines[] = $line;
    }

    public function total(): int
    {
        $total = 0;
        foreach ($this->lines as $line) {
            $total += $line->total();
        }
        return $total;
    }

    public function names(): string
    {
        return implode(',', array_map(fn ($line) => $line->sku, $this->lines));
    }

    public function isEmpty(): bool
    {
        return count($this->lines) === 0;
    }
}

$cart = new Cart();
echo $cart->isEmpty() ? 'empty' : 'full', "\n";
$cart->add(new Line('coffee', 1990, 2));
$cart->add(new Line('cake', 2500, 1));
echo $cart->names(), ' ', $cart->total(), "\n";
$instance->v3->pay->transactions->native->post(['json' => ['out_trade_no' => 'c-1', 'amount' => ['total' => $cart->total(), 'currency' => 'CNY']]]);

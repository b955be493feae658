<?php

final class Money
{
    public function __construct(public readonly int $fen, public readonly string $currency = 'CNY')
    {
    }

    public function yuan(): string
    {
        return sprintf('%.2f', $this->fen / 100);
    }

    public function plus(Money $other): Money
    {
        return new Money($this->fen + $other->fen, $this->currency);
    }

    public function isLess(Money $other): bool
    {
        return $this->fen < $other->fen;
    }
}

interface Pricing
{
    public function price(string $sku): Money;
}

final class FixedPricing implements Pricing
{
    private int $asked = 0;

    public function price(string $sku): Money
    {
        $this->asked++;
        return match ($sku) {
            'coffee', 'tea' => new Money(1990),
            'cake' => new Money(2500),
            default => throw new InvalidArgumentException("no price for $sku"),
        };
    }

    public function asked(): int
    {
        return $this->asked;
    }
}

$pricing = new FixedPricing();
$total = $pricing->price('coffee')->plus($pricing->price('cake'));
echo $total->yuan(), ' ', $pricing->asked(), ' ', $pricing->price('tea')->isLess($total) ? 'less' : 'more', PHP_EOL;
$instance->chain('v3/pay/transactions/h5')->post(['json' => ['out_trade_no' => 'o-1', 'amount' => ['total' => $total->fen, 'currency' => $total->currency]]]);
try {
    $pricing->price('soup');
} catch (InvalidArgumentException $e) {
    echo $e->getMessage(), PHP_EOL;
}

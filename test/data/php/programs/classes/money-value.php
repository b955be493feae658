<?php

final class Money
{
    private function __construct(private int $fen, private string $currency)
    {
    }

    public static function yuan(string|float|int $amount, string $currency = 'CNY'): self
    {
        return new self((int) round((float) $amount * 100), $currency);
    }

    public static function fen(int $fen): self
    {
        return new self($fen, 'CNY');
    }

    public function plus(Money $other): self
    {
        return new self($this->fen + $other->fen, $this->currency);
    }

    public function times(float $factor): self
    {
        return new self((int) round($this->fen * $factor), $this->currency);
    }

    public function equals(self $other): bool
    {
        return $this->fen === $other->fen && $this->currency === $other->currency;
    }

    public function __toString(): string
    {
        return sprintf('%s %.2f', $this->currency, $this->fen / 100);
    }

    public function toArray(): array
    {
        return ['total' => $this->fen, 'currency' => $this->currency];
    }
}

$price = Money::yuan('19.90');
$sum = $price->plus(Money::fen(110))->times(0.88);
echo $price, ' ', $sum, ' ', json_encode($sum->toArray()), ' ', $price->equals(Money::yuan(19.9)) ? 'same' : 'other', "\n";
echo "The price is $price.", PHP_EOL;

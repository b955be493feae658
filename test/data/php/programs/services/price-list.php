<?php

class PriceList
{
    private array $prices;

    public function __construct(array $prices)
    {
        $this->prices = array_map(fn ($price) => (int) round($price * 100), $prices);
    }

    public function total(array $cart): int
    {
        $total = 0;
        foreach ($cart as $sku => $count) {
            $total += ($this->prices[$sku] ?? throw new \OutOfBoundsException("No price of {$sku}")) * $count;
        }
        return $total;
    }

    public function cheapest(): string
    {
        return (string) array_search(min($this->prices), $this->prices, true);
    }
}

$list = new PriceList(['tea' => 19.9, 'cup' => 5, 'bag' => 0.3]);
echo $list->total(['tea' => 2, 'bag' => 10]), ' ', $list->cheapest(), "\n";
try {
    $list->total(['none' => 1]);
} catch (\OutOfBoundsException $e) {
    echo $e->getMessage();
}

<?php

final class Order
{
    public function __construct(
        public readonly string $no,
        public readonly int $total,
        private string $state = 'NOTPAY'
    ) {
    }

    public function pay(): void
    {
        if ($this->state !== 'NOTPAY') {
            throw new \LogicException("Order {$this->no} is {$this->state}");
        }
        $this->state = 'SUCCESS';
    }

    public function state(): string
    {
        return $this->state;
    }
}

class OrderRepository
{
    /** @var Order[] */
    private array $orders = [];

    public function add(Order $order): static
    {
        $this->orders[$order->no] = $order;
        return $this;
    }

    public function find(string $no): ?Order
    {
        return $this->orders[$no] ?? null;
    }

    public function total(): int
    {
        $sum = 0;
        foreach ($this->orders as $order) {
            $sum += $order->total;
        }
        return $sum;
    }
}

$repository = (new OrderRepository())->add(new Order('a', 5))->add(new Order('b', 7));
$order = $repository->find('a');
$order->pay();
echo $order->state(), ' ', $repository->find('b')?->state(), ' ', $repository->total(), ' ', $repository->find('c') === null ? 'none' : 'some', "\n";
try {
    $order->pay();
} catch (\LogicException $e) {
    echo $e->getMessage();
}

<?php

final class Collection
{
    public function __construct(private array $items = [])
    {
    }

    public function map(callable $fn): self
    {
        return new self(array_map($fn, $this->items));
    }

    public function filter(callable $fn): self
    {
        return new self(array_values(array_filter($this->items, $fn)));
    }

    public function sum(string $key): int
    {
        return (int) array_sum(array_column($this->items, $key));
    }

    public function groupBy(string $key): array
    {
        $groups = [];
        foreach ($this->items as $item) {
            $groups[$item[$key]][] = $item;
        }
        ksort($groups);
        return $groups;
    }

    public function first(): mixed
    {
        return $this->items[0] ?? null;
    }

    public function all(): array
    {
        return $this->items;
    }
}

$orders = new Collection([
    ['no' => 'a', 'state' => 'SUCCESS', 'total' => 5], ['no' => 'b', 'state' => 'NOTPAY', 'total' => 7], ['no' => 'c', 'state' => 'SUCCESS', 'total' => 1],
]);
echo $orders->sum('total'), ' ', $orders->filter(fn ($one) => $one['state'] === 'SUCCESS')->sum('total'), "\n";
foreach ($orders->groupBy('state') as $state => $group) {
    echo $state, ': ', implode(',', array_column($group, 'no')), "\n";
}
echo json_encode($orders->map(fn (array $one) => $one['no'] . $one['total'])->all()), json_encode((new Collection())->first());

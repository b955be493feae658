<?php

class Store
{
    public ?float $latitude = null;
    public array $tags = [];

    public function __construct(public string $id, public string $name = 'unnamed')
    {
    }
}

class StoreDirectory
{
    private array $stores = [];

    public function put(Store $store): void
    {
        $this->stores[$store->id] = $store;
    }

    public function rename(string $id, string $name): bool
    {
        $store = $this->stores[$id] ?? null;
        if (!$store instanceof Store) {
            return false;
        }
        $store->name = $name;
        $store->tags[] = 'renamed';
        return true;
    }

    public function names(): array
    {
        return array_map(fn (Store $store): string => "{$store->id}:{$store->name}(" . implode(',', $store->tags) . ')', array_values($this->stores));
    }
}

$directory = new StoreDirectory();
$directory->put(new Store('s1'));
$directory->put(new Store('s2', 'Two'));
echo json_encode([$directory->rename('s1', 'One'), $directory->rename('s9', 'x'), $directory->names()]);

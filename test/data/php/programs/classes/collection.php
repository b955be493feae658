<?php

class Items implements \IteratorAggregate, \Countable
{
    private array $items;

    public function __construct(array $items)
    {
        $this->items = array_values($items);
    }

    public function getIterator(): \Iterator
    {
        return new \ArrayIterator($this->items);
    }

    public function count(): int
    {
        return count($this->items);
    }
}

<?php

class Row
{
    public function __construct(public int $id)
    {
    }
}

class Rows
{
    public function __construct(private int $count)
    {
    }

    public function all(): \Generator
    {
        foreach (range(1, $this->count) as $id) {
            yield new Row($id * 10);
        }
    }
}

foreach ((new Rows(3))->all() as $row) {
    echo $row->id, ' ';
}

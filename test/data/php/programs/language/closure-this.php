<?php

class Till
{
    private int $total = 0;

    public function adder(): \Closure
    {
        return function (int $fen) {
            $this->total += $fen;
            return $this;
        };
    }

    public function total(): int
    {
        return $this->total;
    }
}

$till = new Till();
$add = $till->adder();
$add(5);
$add(6);
echo $till->total();

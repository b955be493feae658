<?php

class MerchantPool
{
    private array $weights = [];
    private int $next = 0;

    public function add(string $mchid, int $weight = 1): static
    {
        for ($i = 0; $i < $weight; $i++) {
            $this->weights[] = $mchid;
        }
        return $this;
    }

    public function pick(): string
    {
        if (!$this->weights) {
            throw new \UnderflowException('No merchant.');
        }
        return $this->weights[$this->next++ % count($this->weights)];
    }
}

$pool = (new MerchantPool())->add('m1', 2)->add('m2');
for ($i = 0; $i < 5; $i++) {
    echo $pool->pick(), ' ';
}
try {
    (new MerchantPool())->pick();
} catch (\UnderflowException $e) {
    echo $e->getMessage();
}

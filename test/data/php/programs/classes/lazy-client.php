<?php

use WeChatPay\BuilderChainable;

class Merchants
{
    private array $clients = [];

    public function add(string $mchid, BuilderChainable $client): void
    {
        $this->clients[$mchid] = $client;
    }

    public function ids(): array
    {
        return array_map('strval', array_keys($this->clients));
    }
}

$merchants = new Merchants();
$merchants->add('1900000109', $instance);
$merchants->add('m2', $instance);
echo implode(',', $merchants->ids());

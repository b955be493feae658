<?php

use WeChatPay\BuilderChainable;

class Base
{
    public function __construct(protected BuilderChainable $client)
    {
    }

    public function name(): string
    {
        return 'base';
    }

    protected function ask(string $no): int
    {
        return $this->client->chain('v3/certificates')->get(['query' => ['no' => $no]])->getStatusCode();
    }
}

class Stores extends Base
{
    public function __construct(BuilderChainable $client, private string $city)
    {
        parent::__construct($client);
    }

    public function name(): string
    {
        return parent::name() . ' of ' . $this->city;
    }

    public function show(string $no): string
    {
        $status = $this->ask($no);
        return "{$this->name()}: {$status}";
    }
}

$stores = new Stores($instance, '深圳');
echo $stores->show('s-1'), "\n";

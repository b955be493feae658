<?php

use WeChatPay\BuilderChainable;

abstract class Bill
{
    protected string $type = 'ALL';

    public function __construct(protected BuilderChainable $client)
    {
    }

    abstract protected function path(): string;

    public function fetch(string $date): int
    {
        $response = $this->client->chain($this->path())->get(['query' => ['bill_date' => $date, 'bill_type' => $this->type]]);
        return $response->getStatusCode();
    }
}

class TradeBill extends Bill
{
    protected function path(): string
    {
        return 'v3/bill/tradebill';
    }
}

class FundBill extends Bill
{
    protected string $account = 'BASIC';

    protected function path(): string
    {
        return 'v3/bill/fundflowbill';
    }
}

$bill = new TradeBill($instance);
echo $bill->fetch('2024-06-11'), "\n";

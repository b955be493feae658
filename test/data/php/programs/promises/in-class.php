<?php

class AsyncOrders
{
    private array $results = [];

    public function __construct(private \WeChatPay\BuilderChainable $client)
    {
    }

    public function query(string $no)
    {
        return $this->client->chain('v3/pay/transactions/out-trade-no/{out_trade_no}')
            ->getAsync(['out_trade_no' => $no])
            ->then(function ($response) use ($no) {
                $this->results[$no] = json_decode((string) $response->getBody(), true)['code'];
                return $no;
            });
    }

    public function results(): array
    {
        return $this->results;
    }
}

$orders = new AsyncOrders($instance);
echo $orders->query('q1')->wait(), $orders->query('q2')->wait(), json_encode($orders->results());

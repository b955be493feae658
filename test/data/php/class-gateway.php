<?php

use WeChatPay\BuilderChainable;

interface Gateway
{
    public function pay(string $no, int $total): string;
}

class WeChatGateway implements Gateway
{
    public function __construct(private BuilderChainable $client)
    {
    }

    public function pay(string $no, int $total): string
    {
        $response = $this->client->v3->pay->transactions->jsapi->post(['json' => [
            'out_trade_no' => $no, 'amount' => ['total' => $total], 'payer' => ['openid' => 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'],
        ]]);
        return 'status ' . $response->getStatusCode();
    }
}

class FreeGateway implements Gateway
{
    public function pay(string $no, int $total): string
    {
        return "nothing to pay for $no";
    }
}

class Till
{
    public function __construct(private Gateway $paid, private Gateway $free)
    {
    }

    public function take(string $no, int $total): string
    {
        $gateway = $total > 0 ? $this->paid : $this->free;
        return $gateway->pay($no, $total);
    }
}

$till = new Till(new WeChatGateway($instance), new FreeGateway());
echo $till->take('g-1', 5), "\n", $till->take('g-2', 0), "\n";

<?php

use WeChatPay\BuilderChainable;

class Shop
{
    /** @param array<string, string> $settings */
    public function __construct(private BuilderChainable $client, private array $settings)
    {
    }

    public function name(): string
    {
        return $this->settings['name'] ?? 'a shop';
    }

    public function pay(string $no, int $total): int
    {
        $response = $this->client->v3->pay->transactions->app->post(['json' => [
            'appid' => $this->settings['appid'],
            'mchid' => $this->settings['mchid'],
            'description' => $this->name(),
            'out_trade_no' => $no,
            'amount' => ['total' => $total],
        ]]);
        return $response->getStatusCode();
    }
}

$shop = new Shop($instance, ['appid' => 'wx1', 'mchid' => '1900000109']);
echo $shop->name(), ' ', $shop->pay('a-1', 100), "\n";
$other = new Shop($instance, ['appid' => 'wx2', 'mchid' => '1900000109', 'name' => '茶馆']);
echo $other->name(), ' ', $other->pay('a-2', 250), "\n";

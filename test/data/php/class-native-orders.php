<?php

namespace Shop\Payments;

use WeChatPay\BuilderChainable;

/** Orders that are paid by a QR code. */
final class NativeOrders
{
    private const CURRENCY = 'CNY';

    private int $made = 0;

    public function __construct(private BuilderChainable $client, private string $mchid, private string $appid)
    {
    }

    public function create(string $no, int $total, string $description): int
    {
        if ($total <= 0) {
            throw new \InvalidArgumentException("The total of {$no} is {$total}.");
        }
        $response = $this->client->chain('v3/pay/transactions/native')->post(['json' => [
            'mchid' => $this->mchid,
            'appid' => $this->appid,
            'out_trade_no' => $no,
            'description' => $description, // as the customer sees it
            'notify_url' => 'https://shop.example.com/notify',
            'amount' => ['total' => $total, 'currency' => self::CURRENCY],
        ]]);
        $this->made++;
        return $response->getStatusCode();
    }

    public function made(): int
    {
        return $this->made;
    }
}

$orders = new NativeOrders($instance, '1900000109', 'wx8888888888888888');
echo $orders->create('n-1', 1990, '一杯咖啡'), ' ', $orders->made(), PHP_EOL;
try {
    $orders->create('n-2', 0, 'nothing');
} catch (\InvalidArgumentException $e) {
    echo $e->getMessage(), PHP_EOL;
}

<?php

class CouponService
{
    private array $stocks = ['s1' => ['left' => 1, 'value' => 100], 's2' => ['left' => 5, 'value' => 50]];

    public function __construct(private $client)
    {
    }

    public function send(string $openid, string ...$stocks): array
    {
        $sent = [];
        foreach ($stocks as $stock) {
            if (($this->stocks[$stock]['left'] ?? 0) < 1) {
                continue;
            }
            $this->stocks[$stock]['left']--;
            $this->client->chain('v3/marketing/favor/users/{openid}/coupons')->post(['openid' => $openid, 'json' => ['stock_id' => $stock]]);
            $sent[$stock] = $this->stocks[$stock]['value'];
        }
        return $sent;
    }
}

$coupons = new CouponService($instance);
echo json_encode($coupons->send('o1', 's1', 's2', 's9')), json_encode($coupons->send('o2', 's1')), json_encode($coupons->send('o3'));

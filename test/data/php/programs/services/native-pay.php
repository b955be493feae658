<?php

namespace App\Services;

use WeChatPay\BuilderChainable;

final class NativePay
{
    private BuilderChainable $client;
    private string $mchid;
    private string $appid;

    public function __construct(BuilderChainable $client, array $config)
    {
        $this->client = $client;
        $this->mchid = $config['mchid'];
        $this->appid = $config['appid'] ?? 'wx0';
    }

    public function qrCode(string $no, int $total, string $description = 'Order'): ?string
    {
        $response = $this->client->v3->pay->transactions->native->post(['json' => [
            'mchid' => $this->mchid,
            'appid' => $this->appid,
            'out_trade_no' => $no,
            'description' => mb_substr($description, 0, 40),
            'amount' => ['total' => $total],
        ]]);
        $data = json_decode((string) $response->getBody(), true);
        return $data['code_url'] ?? null;
    }
}

$pay = new NativePay($instance, ['mchid' => '1900000109']);
echo $pay->qrCode('n-1', 5) ?? 'no url';

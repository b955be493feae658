<?php

namespace App\Services;

use Illuminate\Support\Facades\Log;
use WeChatPay\BuilderChainable;

class OrderService
{
    public function __construct(private BuilderChainable $client)
    {
    }

    public function create(string $no, float $yuan): ?array
    {
        $total = (int) round($yuan * 100);
        if ($total < 1) {
            Log::warning("order {$no} has no amount", compact_total($total));
            return null;
        }
        $response = $this->client->v3->pay->transactions->native->post(['json' => [
            'mchid' => config('wechat.mchid'),
            'appid' => config('wechat.appid'),
            'notify_url' => config('wechat.notify_url'),
            'description' => config('app.name', 'none') . ' ' . $no,
            'out_trade_no' => $no,
            'amount' => ['total' => $total, 'currency' => config('wechat.currencies')[0] ?? 'CNY'],
        ]]);
        Log::info('order created', ['no' => $no, 'status' => $response->getStatusCode()]);
        return json_decode((string) $response->getBody(), true);
    }
}

function compact_total(int $total): array
{
    return ['total' => $total];
}

$service = new OrderService($instance);
echo json_encode($service->create('L-1', 19.9)), json_encode($service->create('L-2', 0.0)), "\n";

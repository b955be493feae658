<?php

class RefundService
{
    public const MAX_REASON = 10;

    private array $errors = [];

    public function __construct(private $client, private ?string $notifyUrl = null)
    {
    }

    public function refund(string $outTradeNo, int $refund, int $total, string $reason = ''): bool
    {
        if ($refund > $total) {
            $this->errors[$outTradeNo] = "{$refund} of {$total}";
            return false;
        }
        $body = ['out_trade_no' => $outTradeNo, 'out_refund_no' => 'R' . $outTradeNo, 'amount' => ['refund' => $refund, 'total' => $total, 'currency' => 'CNY']];
        if ($reason !== '') {
            $body['reason'] = mb_strlen($reason) > self::MAX_REASON ? mb_substr($reason, 0, self::MAX_REASON) . '…' : $reason;
        }
        if ($this->notifyUrl) {
            $body['notify_url'] = $this->notifyUrl;
        }
        $status = $this->client->chain('v3/refund/domestic/refunds')->post(['json' => $body])->getStatusCode();
        return $status >= 200 && $status < 300;
    }

    public function errors(): array
    {
        return $this->errors;
    }
}

$service = new RefundService($instance, 'https://shop.example/refunded');
var_dump($service->refund('a', 5, 10, '顾客不想要了因为颜色不对'), $service->refund('b', 11, 10), $service->errors());

<?php

class RefundException extends \RuntimeException
{
}

class Refunds
{
    private \WeChatPay\BuilderChainable $client;
    private int $count = 0;

    public function __construct(\WeChatPay\BuilderChainable $client)
    {
        $this->client = $client;
    }

    public function refund(string $transactionId, string $no, int $refund, int $total, ?string $reason = null): int
    {
        if ($refund > $total) {
            throw new RefundException("{$no} gives back more than was paid");
        }
        $this->client->v3->refund->domestic->refunds->post(['json' => [
            'transaction_id' => $transactionId,
            'out_refund_no' => $no,
            'reason' => $reason,
            'amount' => ['refund' => $refund, 'total' => $total, 'currency' => 'CNY'],
        ]]);
        return ++$this->count;
    }
}

$refunds = new Refunds($instance);
echo $refunds->refund('4200', 'r-1', 5, 10), $refunds->refund('4200', 'r-2', 5, 10, 'too cold'), "\n";
try {
    $refunds->refund('4200', 'r-3', 11, 10);
} catch (RefundException $e) {
    echo $e->getMessage(), "\n";
}

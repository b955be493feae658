<?php

use Psr\Log\LoggerInterface;
use WeChatPay\BuilderChainable;

class LoggedRefunds
{
    private $count = 0;

    public function __construct(private BuilderChainable $client, private LoggerInterface $logger)
    {
    }

    public function refund(string $no, int $fen): void
    {
        $this->count++;
        $this->logger->info('refund {no}', ['no' => $no, 'fen' => $fen]);
        $this->client->chain('v3/refund/domestic/refunds')->post(['json' => ['out_refund_no' => $no, 'amount' => ['refund' => $fen, 'total' => $fen, 'currency' => 'CNY']]]);
        if ($this->count > 1) {
            $this->logger->warning("refund number {$this->count}");
        }
    }
}

function refunds($client, LoggerInterface $logger): LoggedRefunds
{
    return new LoggedRefunds($client, $logger);
}

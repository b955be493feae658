<?php

use WeChatPay\BuilderChainable;

/** Asks for an order until it is paid. */
class Poller
{
    private int $asked = 0;

    public function __construct(private BuilderChainable $client, private string $mchid)
    {
    }

    private function ask(string $no): ?string
    {
        $this->asked++;
        $response = $this->client->v3->pay->transactions->outTradeNo->_out_trade_no_->get(['out_trade_no' => $no, 'query' => ['mchid' => $this->mchid]]);
        return json_decode((string) $response->getBody(), true)['trade_state'] ?? null;
    }

    public function waitFor(string $no, int $times): bool
    {
        for ($i = 0; $i < $times; $i++) {
            $state = $this->ask($no);
            if ($state === 'SUCCESS') {
                return true;
            }
            if ($state === 'CLOSED') {
                break;
            }
        }
        return false;
    }

    public function asked(): int
    {
        return $this->asked;
    }
}

$poller = new Poller($instance, '1900000109');
if (!$poller->waitFor('o-7', 2)) {
    echo "not paid after {$poller->asked()} times\n";
}

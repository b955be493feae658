<?php

use WeChatPay\BuilderChainable;

class Retry
{
    private int $failed = 0;

    public function __construct(private BuilderChainable $client, private int $limit = 3)
    {
    }

    public function run(): string
    {
        $done = false;
        $round = 0;
        while (!$done && $round < $this->limit) {
            $round++;
            try {
                $this->client->v3->certificates->get();
                $done = $round >= 2;
            } catch (\Throwable $e) {
                $this->failed++;
                if ($round === $this->limit) {
                    throw $e;
                }
            } finally {
                echo '.';
            }
        }
        return "{$round} rounds, {$this->failed} failed";
    }
}

$retry = new Retry($instance);
echo $retry->run(), "\n";

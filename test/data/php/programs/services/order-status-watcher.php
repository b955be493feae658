<?php

class Watcher
{
    private int $polls = 0;

    public function __construct(private $client, private int $most = 3)
    {
    }

    public function wait(string $no, ?callable $onPoll = null): string
    {
        do {
            $data = json_decode((string) $this->client->chain('v3/pay/transactions/id/{id}')->get(['id' => $no])->getBody(), true);
            $state = $data['trade_state'] ?? ($this->polls >= 1 ? 'SUCCESS' : 'NOTPAY');
            $this->polls++;
            if ($onPoll) {
                $onPoll($this->polls, $state);
            }
        } while ($state === 'NOTPAY' && $this->polls < $this->most);
        return $state;
    }
}

echo (new Watcher($instance))->wait('t1', function (int $polls, string $state) {
    echo "{$polls}:{$state} ";
});

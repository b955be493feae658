<?php

class IdempotencyKeys
{
    private array $seen = [];

    public function once(string $key, callable $work): mixed
    {
        $hash = substr(hash('sha256', $key), 0, 12);
        if (isset($this->seen[$hash])) {
            return ['cached' => true] + $this->seen[$hash];
        }
        return $this->seen[$hash] = $work($hash);
    }
}

$keys = new IdempotencyKeys();
$work = function (string $hash): array {
    static $runs = 0;
    return ['hash' => $hash, 'runs' => 1];
};

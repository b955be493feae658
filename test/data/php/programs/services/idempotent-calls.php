<?php

class Idempotent
{
    private array $seen = [];

    public function once(string $key, callable $work): array
    {
        $hash = substr(hash('sha256', $key), 0, 12);
        if (isset($this->seen[$hash])) {
            return ['cached' => true] + $this->seen[$hash];
        }
        $this->seen[$hash] = $work($hash);
        return $this->seen[$hash];
    }
}

$keys = new Idempotent();
$runs = 0;
$work = function (string $hash) use (&$runs): array {
    $runs++;
    return ['hash' => $hash, 'runs' => $runs];
};
echo json_encode($keys->once('a', $work)), json_encode($keys->once('a', $work)), json_encode($keys->once('b', $work)), $runs;

<?php

$accounts = ['AVAILABLE' => 300, 'UNAVAILABLE' => 500];
$left = 450;
$from = [];
foreach ($accounts as $account => $balance) {
    if ($left <= 0) {
        break;
    }
    $part = min($left, $balance);
    $from[] = compact_part($account, $part);
    $left -= $part;
}
echo json_encode($from), $left;

function compact_part(string $account, int $amount): array
{
    return ['account' => $account, 'amount' => $amount];
}

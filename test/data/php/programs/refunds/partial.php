<?php

function refundable(array $order): int
{
    $done = 0;
    foreach ($order['refunds'] ?? [] as ['status' => $status, 'fen' => $fen]) {
        $done += $status === 'SUCCESS' || $status === 'PROCESSING' ? $fen : 0;
    }
    return max(0, $order['total'] - $done);
}

foreach ([['total' => 100], ['total' => 100, 'refunds' => [['status' => 'SUCCESS', 'fen' => 30], ['status' => 'CLOSED', 'fen' => 50]]], ['total' => 5, 'refunds' => [['status' => 'PROCESSING', 'fen' => 9]]]] as $order) {
    echo refundable($order), ' ';
}

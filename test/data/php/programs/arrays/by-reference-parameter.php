<?php

function addFee(array &$order, int $percent): void
{
    $order['fee'] = intdiv($order['total'] * $percent, 100);
    $order['history'][] = "fee {$percent}";
}

$order = ['total' => 1999];
addFee($order, 1);
addFee($order, 2);
echo json_encode($order);
